import { and, eq, gt, lt } from 'drizzle-orm';
import { createHash, randomBytes } from 'node:crypto';
import { now } from '$lib/time/clock';
import { mailAddress, mailLink } from '../db/schema/notices';
import { read, write, type Reader, type Transaction } from '../db/store';
import { NotFound } from '../errors';
import { siteOrigin } from '../auth/origin';

/**
 * Links in mails, which work without signing in: who holds one holds the letter. The address has 32 random bytes, the
 * database their SHA-256. Looking at a link changes nothing: programs that check mail follow every link in it.
 */
type LinkKind = (typeof mailLink.$inferSelect)['kind'];

const day = 24 * 60 * 60_000;
/** "Less of this" works for as long as somebody may still scroll back to the mail. */
const lifetimes: Record<LinkKind, number> = { confirm: day, less: 90 * day };

interface LinkWanted {
	kind: LinkKind;
	personId: string;
	address: string;
}

/** Makes a link and returns its token. An earlier one that confirms is void from now on. */
export async function newMailLink(tx: Transaction, { kind, personId, address }: LinkWanted): Promise<string> {
	const at = now();
	await tx.delete(mailLink).where(lt(mailLink.expiresAt, at));
	if (kind === 'confirm') {
		await tx.delete(mailLink).where(and(eq(mailLink.personId, personId), eq(mailLink.kind, kind)));
	}
	const token = randomBytes(32).toString('base64url');
	await tx.insert(mailLink).values({ id: hashOf(token), kind, personId, address, expiresAt: at + lifetimes[kind] });
	return token;
}

export function mailLinkAddress(kind: LinkKind, token: string): string {
	return `${siteOrigin()}/mail/${kind}/${token}`;
}

/** @throws NotFound when the link is no good (any more). */
export async function accessMailLink(kind: LinkKind, token: string): Promise<void> {
	await linkOf(read(), kind, token);
}

/**
 * From now on mail goes to the address that this link was sent to.
 * @throws NotFound when the link is used, void or too old, or the address was changed since.
 */
export async function confirmAddress(token: string): Promise<void> {
	await write(async (tx) => {
		const { id, personId, address } = await linkOf(tx, 'confirm', token);
		await tx.delete(mailLink).where(eq(mailLink.id, id));
		const confirmed = await tx
			.update(mailAddress)
			.set({ confirmedAt: now() })
			.where(and(eq(mailAddress.personId, personId), eq(mailAddress.address, address)))
			.returning({ id: mailAddress.personId });
		if (confirmed.length === 0) throw new NotFound();
	});
}

/**
 * No daily overview any more to the person of this link; mails about reports still come. Twice is once.
 * @throws NotFound when the link is no good.
 */
export async function askForLess(token: string): Promise<void> {
	await write(async (tx) => {
		const { personId } = await linkOf(tx, 'less', token);
		await tx.update(mailAddress).set({ daily: false }).where(eq(mailAddress.personId, personId));
	});
}

async function linkOf(reader: Reader, kind: LinkKind, token: string) {
	const good = and(eq(mailLink.id, hashOf(token)), eq(mailLink.kind, kind), gt(mailLink.expiresAt, now()));
	const [found] = await reader.select().from(mailLink).where(good);
	if (!found) throw new NotFound();
	return found;
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
