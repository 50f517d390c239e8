import { and, eq, isNull, or, gt } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { slipLifetime } from '../auth/one-time-passwords';
import { hashPassword } from '../auth/passwords';
import { revocations } from '../auth/revocations';
import { classMember, person, school, suspension } from '../db/schema/people';
import { read, type Reader } from '../db/store';
import { NotFound } from '../errors';
import type { Teaching } from './access';
import { administer } from './administer';
import { giveOneTimePassword, newOneTimePassword } from './oneTimePasswords';

/**
 * Slips to cut out: how students who have never signed in come in for the first time. The passwords exist in the one
 * answer that prints them; what is kept are hashes. Making slips again makes those of before worthless.
 */
export interface Slip {
	name: string;
	signInName: string;
	password: string;
}

export interface PrintedSlips {
	slips: Slip[];
	/** When they stop being good, UTC ms. */
	until: number;
	/** The school's language and zone: slips are for its students. */
	language: Language;
	zone: string;
}

/** How many students of the class have never signed in. */
export async function waitingFor(by: Teaching): Promise<number> {
	return (await newcomersOf(read(), by.classId)).length;
}

/**
 * New one-time passwords for all students of the class who have never signed in. Null for a repeat of the same
 * command: what was printed then cannot be printed again.
 * @throws see `administer`; Unavailable when too many passwords are waiting to be hashed.
 */
export async function makeSlips(by: Teaching, command: { id: string }): Promise<PrintedSlips | null> {
	const [home] = await read()
		.select({ language: school.language, zone: school.zone })
		.from(school)
		.where(eq(school.id, by.schoolId));
	if (!home) throw new NotFound();
	const { language, zone } = home;
	const made = await inPairs(await newcomersOf(read(), by.classId), async ({ id }) => {
		const password = newOneTimePassword(language);
		return { id, password, passwordHash: await hashPassword(password) };
	});
	const slips: (Slip & { id: string })[] = [];
	const asks = { id: command.id, asks: ['slips.made'] };
	const { event, isRepeat } = await administer(by, asks, async (tx, { at }) => {
		// Who signed in, left or came while the passwords were hashed is not in both.
		const still = await newcomersOf(tx, by.classId);
		for (const { id: personId, password, passwordHash } of made) {
			const who = still.find(({ id }) => id === personId);
			if (!who) continue;
			await giveOneTimePassword(tx, { personId, passwordHash, byId: by.personId }, at);
			slips.push({ ...who, password });
		}
		return { log: by.schoolId, type: 'slips.made', subject: by.classId, data: { count: slips.length } };
	});
	if (isRepeat) return null;
	for (const { id } of slips) await revocations().person(id);
	return { slips: slips.map(({ id: _, ...slip }) => slip), until: event.at + slipLifetime, language, zone };
}

async function newcomersOf(reader: Reader, classId: string) {
	const rows = await reader
		.select({ id: person.id, name: person.name, signInName: person.signInName })
		.from(classMember)
		.innerJoin(person, eq(person.id, classMember.personId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(
			and(
				eq(classMember.classId, classId),
				eq(classMember.role, 'student'),
				or(isNull(classMember.until), gt(classMember.until, now())),
				isNull(person.firstSignInAt),
				isNull(suspension.personId)
			)
		);
	return rows.sort((a, b) => a.name.localeCompare(b.name));
}

/** Two at a time, as many as are hashed at once anyway: a whole class must not fill the queue that people sign in by. */
async function inPairs<T, R>(list: T[], work: (one: T) => Promise<R>): Promise<R[]> {
	const done: R[] = [];
	for (let at = 0; at < list.length; at += 2) done.push(...(await Promise.all(list.slice(at, at + 2).map(work))));
	return done;
}
