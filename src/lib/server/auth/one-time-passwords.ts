import { eq } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { oneTimePassword } from '../db/schema/people';
import type { Transaction } from '../db/store';

/**
 * A one-time password lets a person in until it expires, and only to choose a password of their own. The hash stands
 * with the person as any other; the row beside it says that staff made it, and until when it is good.
 */

/** How long a slip is good for, in ms. */
export const slipLifetime = 14 * 24 * 60 * 60_000;

/** What was typed, as a slip would have it: small letters, hyphens for whatever stands between words and digits. */
export function asOnSlip(typed: string): string {
	return typed
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/([a-z])(\d)/g, '$1-$2')
		.replace(/^-|-$/g, '');
}

/** Says that a person's present password is of one time. `at` is UTC ms. A second one replaces the first. */
export async function markOneTime(
	tx: Transaction,
	{ personId, byId }: { personId: string; byId: string | null },
	at: number
): Promise<void> {
	const facts = { byId, at, expiresAt: at + slipLifetime };
	await tx
		.insert(oneTimePassword)
		.values({ personId, ...facts })
		.onConflictDoUpdate({ target: oneTimePassword.personId, set: facts });
}

/** The person has a password of their own now. Says whether they had none before. */
export async function unmarkOneTime(tx: Transaction, personId: string): Promise<boolean> {
	const removed = await tx
		.delete(oneTimePassword)
		.where(eq(oneTimePassword.personId, personId))
		.returning({ id: oneTimePassword.personId });
	return removed.length > 0;
}

/** Whether a one-time password that ends at `expiresAt` (UTC ms) is still good; null: the password is no such one. */
export function isStillGood(expiresAt: number | null): boolean {
	return expiresAt === null || now() < expiresAt;
}
