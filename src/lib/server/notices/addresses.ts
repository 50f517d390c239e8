import { and, count, eq, gt } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import type { Viewer } from '../auth/viewer';
import { mail, mailAddress, mailLink } from '../db/schema/notices';
import { read, write } from '../db/store';
import { NotFound, TooMany } from '../errors';
import { thePost } from './mail';
import { queueMail } from './outgoing';

/** Where mail reaches teachers and coordinators, if they want it to. Students have no address here, ever. */
export interface OwnAddress {
	address: string;
	isConfirmed: boolean;
	/** Whether the overview of each school day goes there. */
	daily: boolean;
}

const day = 24 * 60 * 60_000;
/** Mails to addresses nobody has confirmed, in a day: nobody's box is filled from here. */
const mostAttempts = 5;

/** Null without one; undefined for who cannot have one. */
export async function addressOf(viewer: Viewer): Promise<OwnAddress | null | undefined> {
	if (viewer.role === 'student') return undefined;
	const [row] = await read().select().from(mailAddress).where(eq(mailAddress.personId, viewer.id));
	return row ? { address: row.address, isConfirmed: row.confirmedAt !== null, daily: row.daily } : null;
}

/** Whether this installation sends mail at all. */
export function sendsMail(): boolean {
	return thePost() !== undefined;
}

/**
 * Keeps an address and sends a link there; until it is opened nothing else goes to it. The same address again sends
 * the link again, if it is still needed.
 * @throws NotFound for students · TooMany after five such mails in a day.
 */
export async function setAddress(viewer: Viewer, address: string): Promise<void> {
	requireStaff(viewer);
	const at = now();
	await write(async (tx) => {
		const [known] = await tx.select().from(mailAddress).where(eq(mailAddress.personId, viewer.id));
		if (known?.address === address && known.confirmedAt !== null) return;
		const asked = and(eq(mail.personId, viewer.id), eq(mail.kind, 'confirm'), gt(mail.at, at - day));
		const [before] = await tx.select({ mails: count() }).from(mail).where(asked);
		if (Number(before?.mails ?? 0) >= mostAttempts) throw new TooMany('error_mail_attempts');
		const facts = { address, at, confirmedAt: null, daily: known?.daily ?? true };
		await tx
			.insert(mailAddress)
			.values({ personId: viewer.id, ...facts })
			.onConflictDoUpdate({ target: mailAddress.personId, set: facts });
		await queueMail(tx, { to: viewer.id, kind: 'confirm', facts: {} });
	});
}

/**
 * Forgets the address and every link sent to it.
 * @throws NotFound for students.
 */
export async function forgetAddress(viewer: Viewer): Promise<void> {
	requireStaff(viewer);
	await write(async (tx) => {
		await tx.delete(mailLink).where(eq(mailLink.personId, viewer.id));
		await tx.delete(mailAddress).where(eq(mailAddress.personId, viewer.id));
	});
}

/**
 * Turns the daily overview on or off.
 * @throws NotFound for students.
 */
export async function wantDaily(viewer: Viewer, daily: boolean): Promise<void> {
	requireStaff(viewer);
	await write(async (tx) => {
		await tx.update(mailAddress).set({ daily }).where(eq(mailAddress.personId, viewer.id));
	});
}

function requireStaff(viewer: Viewer): void {
	if (viewer.role === 'student') throw new NotFound();
}
