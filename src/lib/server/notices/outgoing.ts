import { and, asc, eq, inArray, lt, lte, ne } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { mail, mailAddress } from '../db/schema/notices';
import { suspension } from '../db/schema/people';
import { reportStep } from '../db/schema/safety';
import { read, write, type Transaction } from '../db/store';
import { newId } from '../ids';
import { journal } from '../journal';
import { letterFor } from './letters';
import { newMailLink } from './mailLinks';
import { thePost } from './mail';

/**
 * Outgoing mail is a row before it is a mail: written in the transaction that is its reason, sent after the commit by
 * the job. What was being sent when the server stopped is tried again, but for the daily overview: that one is rather
 * lost than doubled.
 */
export type MailKind = (typeof mail.$inferSelect)['kind'];
type MailRow = typeof mail.$inferSelect;

const minute = 60_000;
/** How long to wait after the first, second … attempt that failed; after the last, no more. */
const pauses = [1, 5, 30, 120].map((minutes) => minutes * minute);
const keptFor = 30 * 24 * 60 * minute;
const mostAtOnce = 20;

/** What the job does when there is something to send. */
let onQueued: () => void = () => {};

export function whenMailIsQueued(run: () => void): void {
	onQueued = run;
}

export interface MailWanted {
	/** A person with an address; who has none, or has not confirmed it, gets nothing. */
	to: string;
	kind: MailKind;
	/** Ids and numbers. */
	facts: Record<string, string | number>;
	/** UTC ms; left out, now. */
	dueAt?: number;
}

/** Puts a mail among those that go out once this transaction is durable. Returns whether there is one. */
export async function queueMail(tx: Transaction, { to, kind, facts, dueAt = now() }: MailWanted): Promise<boolean> {
	if (!thePost()) return false;
	const [known] = await tx.select().from(mailAddress).where(eq(mailAddress.personId, to));
	if (!known || (known.confirmedAt === null && kind !== 'confirm')) return false;
	const at = now();
	await tx.insert(mail).values({ id: newId(), personId: to, kind, facts, state: 'waiting', attempts: 0, at, dueAt });
	tx.afterCommit(() => onQueued());
	return true;
}

/** Sends what is due, one after the other. Whatever fails waits longer each time, and is dropped after the fifth. */
export async function sendDueMails(): Promise<void> {
	const post = thePost();
	if (!post) return;
	for (let sent = 0; sent < mostAtOnce; sent++) {
		const claimed = await claimNext();
		if (!claimed) return;
		await attempt(claimed);
	}
}

/** At the start of the server: what was being sent when it stopped. */
export async function recoverMails(): Promise<void> {
	await write(async (tx) => {
		const sending = eq(mail.state, 'sending');
		await tx
			.update(mail)
			.set({ state: 'dropped' })
			.where(and(sending, eq(mail.kind, 'daily')));
		await tx
			.update(mail)
			.set({ state: 'waiting' })
			.where(and(sending, ne(mail.kind, 'daily')));
		const done = inArray(mail.state, ['sent', 'dropped']);
		await tx.delete(mail).where(and(done, lt(mail.at, now() - keptFor)));
	});
}

interface Claimed {
	row: MailRow;
	address: string;
	/** Opens the link in it; null where it has none. */
	token: string | null;
}

/** The next mail that is due, from now on being sent. Its link is made here: no token ever lies in the queue. */
async function claimNext(): Promise<Claimed | undefined> {
	const [next] = await read()
		.select({ id: mail.id })
		.from(mail)
		.where(and(eq(mail.state, 'waiting'), lte(mail.dueAt, now())))
		.orderBy(asc(mail.dueAt), asc(mail.id))
		.limit(1);
	if (!next) return undefined;
	return write(async (tx) => {
		const [row] = await tx
			.update(mail)
			.set({ state: 'sending' })
			.where(and(eq(mail.id, next.id), eq(mail.state, 'waiting')))
			.returning();
		const address = row && !(await isSettled(tx, row)) ? await addressFor(tx, row) : undefined;
		if (row && !address) await tx.update(mail).set({ state: 'dropped' }).where(eq(mail.id, row.id));
		if (!row || !address) return undefined;
		const link = { confirm: 'confirm', daily: 'less', report: null } as const;
		const kind = link[row.kind];
		const token = kind && (await newMailLink(tx, { kind, personId: row.personId, address }));
		return { row: { ...row, attempts: row.attempts + 1 }, address, token };
	});
}

/** A report that a colleague has dealt with meanwhile asks nobody any more. */
async function isSettled(tx: Transaction, { kind, facts }: MailRow): Promise<boolean> {
	if (kind !== 'report') return false;
	const ofReport = eq(reportStep.reportId, String(facts.report));
	return (
		(
			await tx
				.select()
				.from(reportStep)
				.where(and(ofReport, eq(reportStep.kind, 'settled')))
		).length > 0
	);
}

/** Where it goes as things are now: an account may have ended, an address be changed or the overview switched off. */
async function addressFor(tx: Transaction, { personId, kind }: MailRow): Promise<string | undefined> {
	const [found] = await tx
		.select({ known: mailAddress, endedAt: suspension.at })
		.from(mailAddress)
		.leftJoin(suspension, eq(suspension.personId, mailAddress.personId))
		.where(eq(mailAddress.personId, personId));
	if (!found || found.endedAt !== null) return undefined;
	const { address, confirmedAt, daily } = found.known;
	const isWanted = {
		confirm: confirmedAt === null,
		report: confirmedAt !== null,
		daily: confirmedAt !== null && daily
	};
	return isWanted[kind] ? address : undefined;
}

async function attempt({ row, address, token }: Claimed): Promise<void> {
	try {
		await thePost()?.send(await letterFor(row, address, token));
		await settle(row, { state: 'sent' });
	} catch (failure) {
		const pause = pauses[row.attempts - 1];
		const again = pause !== undefined && (row.kind !== 'daily' || neverReached(failure));
		journal.warn({ failure, mail: row.id, attempts: row.attempts }, again ? 'a mail waits' : 'a mail is given up');
		await settle(row, again ? { state: 'waiting', dueAt: now() + pause } : { state: 'dropped' });
	}
}

async function settle(row: MailRow, to: Partial<MailRow>): Promise<void> {
	const { id, attempts } = row;
	await write(
		async (tx) =>
			void (await tx
				.update(mail)
				.set({ attempts, ...to })
				.where(eq(mail.id, id)))
	);
}

/** Whether the other server cannot have taken it: it failed before the mail itself was handed over. */
function neverReached(failure: unknown): boolean {
	const command = failure instanceof Error && 'command' in failure ? String(failure.command) : '';
	return /^(CONN|EHLO|HELO|STARTTLS|AUTH|MAIL|RCPT)/.test(command);
}
