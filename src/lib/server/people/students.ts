import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import type { Viewer } from '../auth/viewer';
import { classMember, person, school, suspension } from '../db/schema/people';
import { read, type Reader } from '../db/store';
import { classesOf, type Teaching } from './access';
import { nameStudents, signInBases, type KnownPerson, type Understood } from './rosterNames';

/** Students by their class: what a pasted list would make of it, and who a teacher may let in again. */

/** How many people may share what their sign-in names begin with: `noor.b` to `noor.b300`. */
const mostAlike = 300;
const nameless: Record<Language, string> = { en: 'student', nl: 'leerling' };

/**
 * What adding this list to the class would do, line by line; changes nothing. `evenIfAlike` is for one student typed by
 * hand, who may be called like somebody in the class.
 */
export async function understandList(
	reader: Reader,
	by: Teaching,
	list: string,
	evenIfAlike = false
): Promise<Understood[]> {
	const [home] = await reader.select({ language: school.language }).from(school).where(eq(school.id, by.schoolId));
	const word = nameless[home?.language ?? 'en'];
	const known = await everybodyOf(reader, by.classId);
	const taken = await takenAmong(reader, signInBases(list, word));
	return nameStudents(list, { known, isTaken: (name) => taken.has(name), nameless: word, evenIfAlike });
}

export interface TaughtStudent {
	id: string;
	name: string;
	class: { id: string; name: string };
}

/** The students with an open account in every class that the viewer teaches or covers, by name. */
export async function studentsTaughtBy(viewer: Viewer): Promise<TaughtStudent[]> {
	const classes = new Map((await classesOf(viewer)).map(({ classId, className }) => [classId, className]));
	if (classes.size === 0) return [];
	const rows = await read()
		.select({ id: person.id, name: person.name, classId: classMember.classId })
		.from(classMember)
		.innerJoin(person, eq(person.id, classMember.personId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(
			and(
				inArray(classMember.classId, [...classes.keys()]),
				eq(classMember.role, 'student'),
				or(isNull(classMember.until), gt(classMember.until, now())),
				isNull(suspension.personId)
			)
		);
	return rows
		.map(({ classId, ...one }) => ({ ...one, class: { id: classId, name: classes.get(classId) ?? '' } }))
		.sort((a, b) => a.name.localeCompare(b.name) || a.class.name.localeCompare(b.class.name));
}

/** Everybody whose part in the class has not ended, whatever their account. */
async function everybodyOf(reader: Reader, classId: string): Promise<KnownPerson[]> {
	const rows = await reader
		.select({ name: person.name, signInName: person.signInName, endedAt: suspension.at })
		.from(classMember)
		.innerJoin(person, eq(person.id, classMember.personId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(and(eq(classMember.classId, classId), or(isNull(classMember.until), gt(classMember.until, now()))));
	return rows.map(({ endedAt, ...one }) => ({ ...one, ended: endedAt !== null }));
}

/** Which of these names, with a number behind them or none, somebody signs in with. */
async function takenAmong(reader: Reader, bases: string[]): Promise<Set<string>> {
	const plain = await signInNamesAmong(
		reader,
		bases.map((base) => (base.length > 1 ? base : `${base}1`))
	);
	const numbers = Array.from({ length: mostAlike }, (_, index) => index + 1);
	const shared = bases.filter((base) => plain.includes(base) || base.length === 1);
	const numbered = await signInNamesAmong(
		reader,
		shared.flatMap((base) => numbers.map((n) => `${base}${n}`))
	);
	return new Set([...plain, ...numbered]);
}

async function signInNamesAmong(reader: Reader, names: string[]): Promise<string[]> {
	if (names.length === 0) return [];
	const rows = await reader.select({ name: person.signInName }).from(person).where(inArray(person.signInName, names));
	return rows.map(({ name }) => name);
}
