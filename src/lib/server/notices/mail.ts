import { createTransport } from 'nodemailer';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteOrigin } from '../auth/origin';
import { dataFolder } from '../db/dataFolder';

/**
 * The port to the post: SMTP in production, a folder in the demo, nothing where neither is set. A mail holds counts
 * and links, never a name of a pupil or a text: it lies in other people's systems for years.
 */
export interface Letter {
	/** Its own id, the same at every attempt. */
	id: string;
	/** One address. */
	to: string;
	/** What it is written in. */
	lang: 'en' | 'nl';
	subject: string;
	/** Plain text, lines ending in LF. */
	text: string;
	/** What one click in the mail program asks for less with; null where that is not offered. */
	less: string | null;
}

export interface Post {
	/** @throws Error when it was not taken. */
	send(letter: Letter): Promise<void>;
}

const place = globalThis as unknown as Record<symbol, Post | undefined>;
const key = Symbol.for('klasbrug.post');

/** Where mail goes from now on; undefined for nowhere. */
export function usePost(post: Post | undefined): void {
	place[key] = post;
}

/** The post, where this installation has one. */
export function thePost(): Post | undefined {
	return place[key];
}

/** Chooses the post by the environment: SMTP_URL and MAIL_FROM, or the demo's folder. */
export function openPost({ SMTP_URL, MAIL_FROM, KLASBRUG_DEMO }: NodeJS.ProcessEnv): void {
	if (KLASBRUG_DEMO === '1') usePost(folderPost());
	else usePost(SMTP_URL ? smtpPost(SMTP_URL, MAIL_FROM || `klasbrug@${new URL(siteOrigin()).hostname}`) : undefined);
}

function smtpPost(url: string, from: string): Post {
	const transport = createTransport({
		...{ url, disableFileAccess: true, disableUrlAccess: true },
		...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
	});
	return {
		async send({ id, to, lang, subject, text, less }) {
			const messageId = `<${id}@${new URL(siteOrigin()).hostname}>`;
			const headers = {
				'Auto-Submitted': 'auto-generated',
				'Content-Language': lang,
				...(less === null ? {} : oneClick(less))
			};
			await transport.sendMail({ from, to, subject, text, messageId, headers });
		}
	};
}

/** RFC 8058: the mail program asks by POST, so a scanner that follows links unsubscribes nobody. */
function oneClick(less: string): Record<string, string> {
	return { 'List-Unsubscribe': `<${less}/now>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

const folder = () => join(dataFolder(), 'mails');

/** The demo sends nothing anywhere: a mail is a file, and a page shows them. */
export function folderPost(): Post {
	return {
		async send(letter) {
			mkdirSync(folder(), { recursive: true, mode: 0o700 });
			const file = join(folder(), `${letter.id}.json`);
			writeFileSync(`${file}.draft`, JSON.stringify(letter, null, '\t'), { mode: 0o600 });
			renameSync(`${file}.draft`, file);
		}
	};
}

/** What lies in the folder, newest first: ids sort by when a mail was written. */
export function lettersInFolder(): Letter[] {
	mkdirSync(folder(), { recursive: true, mode: 0o700 });
	const files = readdirSync(folder()).filter((name) => name.endsWith('.json'));
	return files
		.sort()
		.reverse()
		.map((name) => JSON.parse(readFileSync(join(folder(), name), 'utf8')) as Letter);
}
