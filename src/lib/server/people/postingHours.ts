import { and, eq, or } from 'drizzle-orm';
import type { DailyHours } from '$lib/time/dailyHours';
import { person, postingHours, school } from '../db/schema/people';
import { read } from '../db/store';
import { Invalid, NotFound } from '../errors';
import type { Coordination } from './access';
import { administer } from './administer';

/** When a school's students may post, in its own wall time: kept by its coordinators, off at first. */

/**
 * Limits posting to these hours ('HH:MM', to the minute before `to`), or with null to none.
 * @throws NotFound when it is no school of theirs · Invalid when the hours are none · see `administer`.
 */
export async function setPostingHours(
	by: Coordination,
	command: { id: string },
	schoolId: string,
	hours: { from: string; to: string } | null
): Promise<void> {
	const asks = ['school.hoursSet', schoolId, hours];
	await administer(by, { id: command.id, asks }, async (tx) => {
		if (!by.schoolIds.includes(schoolId)) throw new NotFound();
		if (hours?.from === hours?.to && hours) throw new Invalid('error_hours');
		if (!hours) await tx.delete(postingHours).where(eq(postingHours.schoolId, schoolId));
		else {
			const set = { starts: hours.from, ends: hours.to };
			await tx
				.insert(postingHours)
				.values({ schoolId, ...set })
				.onConflictDoUpdate({ target: postingHours.schoolId, set });
		}
		return { log: schoolId, type: 'school.hoursSet', subject: schoolId, data: { limited: hours !== null } };
	});
}

/** The posting hours of a school; null while it has none. */
export async function postingHoursOf(schoolId: string): Promise<DailyHours | null> {
	const [row] = await read()
		.select({ from: postingHours.starts, to: postingHours.ends, zone: school.zone })
		.from(postingHours)
		.innerJoin(school, eq(school.id, postingHours.schoolId))
		.where(eq(postingHours.schoolId, schoolId));
	return row ?? null;
}

/** Ids of those to whom a school's posting hours matter: its students, and the teachers, who read them. */
export async function heedsHoursOf(schoolId: string): Promise<string[]> {
	const isStudent = and(eq(person.schoolId, schoolId), eq(person.role, 'student'));
	const rows = await read()
		.select({ id: person.id })
		.from(person)
		.where(or(isStudent, eq(person.role, 'teacher')));
	return rows.map(({ id }) => id);
}
