import { and, eq, gt, isNull } from 'drizzle-orm';
import { createHash, randomBytes } from 'node:crypto';
import { now } from '$lib/time/clock';
import { oneTimeLink } from '../db/schema/people';
import type { Reader, Transaction } from '../db/store';
import { NotFound } from '../errors';

/**
 * Links that work once, for a day: the address holds 32 random bytes, the database their SHA-256. Whoever reads the
 * table cannot use them. A new one of the same kind for the same person makes the older ones void.
 */
export type LinkKind = (typeof oneTimeLink.$inferSelect)['kind'];

const lifetime = 24 * 60 * 60_000;

/** Makes a link and returns its token. `personId`: whom it lets in, null for the first run. `at` is UTC ms. */
export async function newLink(tx: Transaction, kind: LinkKind, personId: string | null, at: number): Promise<string> {
	const whose = personId === null ? isNull(oneTimeLink.personId) : eq(oneTimeLink.personId, personId);
	await tx.delete(oneTimeLink).where(and(eq(oneTimeLink.kind, kind), whose));
	const token = randomBytes(32).toString('base64url');
	await tx.insert(oneTimeLink).values({ id: hashOf(token), kind, personId, expiresAt: at + lifetime });
	return token;
}

/**
 * Whom the link of this token is for; it stays good.
 * @throws NotFound when it was used, is void or too old, and for any other text.
 */
export async function accessLink(reader: Reader, kind: LinkKind, token: string): Promise<{ personId: string | null }> {
	const [found] = await reader.select({ personId: oneTimeLink.personId }).from(oneTimeLink).where(good(kind, token));
	if (!found) throw new NotFound();
	return found;
}

/** The same, in the transaction that uses it up. Of two at once, one gets NotFound. */
export async function redeemLink(tx: Transaction, kind: LinkKind, token: string): Promise<{ personId: string | null }> {
	const [found] = await tx.delete(oneTimeLink).where(good(kind, token)).returning({ personId: oneTimeLink.personId });
	if (!found) throw new NotFound();
	return found;
}

function good(kind: LinkKind, token: string) {
	return and(eq(oneTimeLink.id, hashOf(token)), eq(oneTimeLink.kind, kind), gt(oneTimeLink.expiresAt, now()));
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
