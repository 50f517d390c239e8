import { and, eq } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { forgetAttempts } from '../auth/attempts';
import { removeRowsOf } from '../auth/login-session-rows';
import { accessLink, newLink, redeemLink } from '../auth/one-time-links';
import { unmarkOneTime } from '../auth/one-time-passwords';
import { assertGoodPassword, hashPassword } from '../auth/passwords';
import { revocations } from '../auth/revocations';
import { normalSignInName } from '../auth/sign-in';
import { person, suspension } from '../db/schema/people';
import { read, write, type Reader } from '../db/store';
import { NotFound } from '../errors';
import { append } from '../log/events';

/**
 * The way back in for a coordinator whom nobody else can give a new password: a link that whoever runs the server asks
 * for there. It opens nothing but the choice of a password.
 */

/** For coordinators with an open account only: all others have somebody who looks after them. */
export async function newRescueToken(signInName: string): Promise<string | null> {
	return write(async (tx) => {
		const found = await coordinatorWhere(tx, eq(person.signInName, normalSignInName(signInName)));
		if (!found) return null;
		const { id: subject, schoolId } = found;
		const at = now();
		await append(tx, schoolId, { type: 'rescue.asked', subject, actorId: null, schoolId, at });
		return newLink(tx, 'rescue', subject, at);
	});
}

/** @throws NotFound when the link is no good (any more). */
export async function accessRescue(token: string): Promise<{ name: string; signInName: string }> {
	const { name, signInName } = await rescued(read(), (await accessLink(read(), 'rescue', token)).personId);
	return { name, signInName };
}

/**
 * Gives the coordinator of this link the password they chose; everything of theirs is signed out when this resolves.
 * Returns what opens a login session.
 * @throws NotFound when the link is no good · Invalid when the password is too easy.
 */
export async function redeemRescue(token: string, next: string): Promise<{ personId: string; passwordHash: string }> {
	const { signInName } = await accessRescue(token);
	assertGoodPassword(next, signInName);
	const passwordHash = await hashPassword(next);
	const personId = await write(async (tx) => {
		const { id, schoolId, firstSignInAt } = await rescued(tx, (await redeemLink(tx, 'rescue', token)).personId);
		const at = now();
		await tx
			.update(person)
			.set({ passwordHash, firstSignInAt: firstSignInAt ?? at })
			.where(eq(person.id, id));
		await unmarkOneTime(tx, id);
		await removeRowsOf(tx, id);
		await append(tx, schoolId, { type: 'rescue.used', subject: id, actorId: id, schoolId, at });
		return id;
	});
	await revocations().person(personId);
	await forgetAttempts(signInName);
	return { personId, passwordHash };
}

async function rescued(reader: Reader, personId: string | null) {
	const found = personId === null ? undefined : await coordinatorWhere(reader, eq(person.id, personId));
	if (!found) throw new NotFound();
	return found;
}

async function coordinatorWhere(reader: Reader, which: ReturnType<typeof eq>) {
	const [row] = await reader
		.select({
			id: person.id,
			schoolId: person.schoolId,
			name: person.name,
			signInName: person.signInName,
			firstSignInAt: person.firstSignInAt,
			endedAt: suspension.at
		})
		.from(person)
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(and(which, eq(person.role, 'coordinator')));
	return row?.endedAt === null ? row : undefined;
}
