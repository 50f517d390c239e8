import SqliteDatabase from 'better-sqlite3';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { node, root } from '../../bin/repository.js';
import { post, signIn } from '../support/server';
import { until } from '../support/until';
import type { Product } from './product';

/** Things of the demo world that stand in addresses, for the list of pages (pages.ts). */
export interface Places {
	project: string;
	/** Path of a page of a space, by the space's name in the cast. */
	space(name: string, page: 'chat' | 'board' | 'files' | 'rules'): string;
	/** A class that this teacher has. */
	classOf(teacher: string): string;
	schoolOf(person: string): string;
	/** One that teacher.gunn has not answered. */
	invitation(): Promise<string>;
	/** The chat of a space that the coordinator has opened. */
	openedChat(): Promise<string>;
	/** A link that lets the coordinator in again. */
	rescueLink(): Promise<string>;
	/** What a link in a mail of the demo leads to. */
	mailLink(kind: 'confirm' | 'less'): Promise<string>;
	/** A password that a teacher has just given to a student of theirs. */
	oneTimePassword(student: string, teacher: string): Promise<string>;
}

const run = promisify(execFile);

export function placesOf(product: Product): Places {
	const { people, project, otherProject, spaces } = product.world;
	const found = (query: string, ...values: (string | undefined)[]) => {
		const database = new SqliteDatabase(join(product.dataDir, 'klasbrug.sqlite'), { readonly: true });
		try {
			return database.prepare<unknown[], string>(query).pluck().get(values);
		} finally {
			database.close();
		}
	};
	const classOf = (teacher: string) =>
		found(`select class_id from class_member where role = 'teacher' and person_id = ?`, people[teacher])!;
	const open = () => found('select id from invitation where answer is null and teacher_id = ?', people['teacher.gunn']);
	const act = async (name: string, path: string, fields: Record<string, string>) => {
		const command = { command: randomUUID(), writer: people[name]! };
		return post(product, await signIn(product, name), path, { ...command, ...fields });
	};
	return {
		project,
		classOf,
		space: (name, page) => product.chat(name).replace(/chat$/, page),
		schoolOf: (person) => found('select school_id from person where id = ?', people[person])!,
		async invitation() {
			const invite = { teacher: people['teacher.gunn']! };
			if (!open()) await act('teacher.enschede', `/projects/${otherProject}/settings?/invite`, invite);
			return open()!;
		},
		async openedChat() {
			const reason = 'To see that a coordinator can read here, and nothing more';
			await act('coordinator', '/monitor/open?/open', { space: spaces.common!, reason });
			return product.chat('common');
		},
		async rescueLink() {
			const env = { ...process.env, DATA_DIR: product.dataDir };
			const { stdout } = await run(node, [join(root, 'bin/rescue.js'), 'coordinator'], { env });
			return /http:\S+/.exec(stdout)![0];
		},
		async mailLink(kind) {
			// The overview of this morning has one link; the other comes with an address.
			const fields = { address: 'new@example.org' };
			if (kind === 'confirm') await post(product, await signIn(product, 'coordinator'), '/me?/address', fields);
			const link = () => linkIn(join(product.dataDir, 'mails'), kind);
			await until('the mail is in the folder', () => link() !== undefined);
			return link()!;
		},
		async oneTimePassword(student, teacher) {
			const about = { class: classOf(teacher), person: people[student]! };
			const { data } = await act(teacher, '/?/newPassword', about);
			return String(data.password);
		}
	};
}

function linkIn(folder: string, kind: string): string | undefined {
	const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
	const letters = names.sort().reverse();
	return letters.flatMap((name) => {
		const found = new RegExp(`/mail/${kind}/[\\w-]{43}`).exec(readFileSync(join(folder, name), 'utf8'));
		return found ? [found[0]] : [];
	})[0];
}
