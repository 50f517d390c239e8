import { and, eq } from 'drizzle-orm';
import type { MuteLength } from '$lib/schemas/muteLengths';
import { now } from '$lib/time/clock';
import { nextSchoolStart } from '$lib/time/schoolDays';
import { membership, mute, space } from '../db/schema/projects';
import { read, type Transaction } from '../db/store';
import { Invalid, NotFound } from '../errors';
import { newId } from '../ids';
import type { LoggedEvent } from '../log/events';
import { schoolClocks } from '../people/schools';
import { accessStaffSpace, type Membership } from './access';
import { change, refuse } from './change';
import { schoolOf } from './memberships';

/**
 * Mutes: a student of the project does not post, comment or react until a moment; board and handing in stay open. It is
 * an event of the staff space: nobody but the teachers and the student learns of it.
 */
const hour = 60 * 60_000;
const day = 24 * hour;
/** A week, and what a clock change or a slow form adds. */
const longest = 7 * day + 2 * hour;

/**
 * Mutes a student in all spaces of the membership's project. Once more: the new end counts.
 * @throws NotFound for anybody but an active student of the project · Invalid for a moment that has passed, or is more
 * than a week away · see `change`.
 */
export async function mutePerson(
	by: Membership,
	command: { id: string; person: string; lasts: MuteLength }
): Promise<LoggedEvent> {
	refuse(by, 'moderate');
	const staff = await accessStaffSpace(by);
	const { person, lasts } = command;
	const until = await endOfMute(person, lasts);
	return change(staff, 'moderate', { id: command.id, asks: ['mute', person, lasts] }, async (tx, { at, member }) => {
		await requireStudent(tx, member.projectId, person, at);
		if (until <= at || until > at + longest) throw new Invalid('error_mute_until');
		const facts = { byId: member.personId, at, until };
		const known = await muteOf(tx, member.projectId, person);
		const id = known?.id ?? newId();
		if (known) await tx.update(mute).set(facts).where(eq(mute.id, id));
		else await tx.insert(mute).values({ id, projectId: member.projectId, personId: person, ...facts });
		return { type: 'person.muted', subject: id, data: { person, until } };
	});
}

/**
 * Ends a mute sooner.
 * @throws NotFound for who is not muted in the project · see `change`.
 */
export async function liftMute(by: Membership, command: { id: string; person: string }): Promise<LoggedEvent> {
	refuse(by, 'moderate');
	const staff = await accessStaffSpace(by);
	const { person } = command;
	return change(staff, 'moderate', { id: command.id, asks: ['lift', person] }, async (tx, { at, member }) => {
		const known = await muteOf(tx, member.projectId, person);
		if (!known || known.until <= at) throw new NotFound();
		await tx.delete(mute).where(eq(mute.id, known.id));
		return { type: 'person.unmuted', subject: known.id, data: { person } };
	});
}

/** UTC ms. "Until school": when the next school day of the student's own school begins, or a week where none is in sight. */
async function endOfMute(person: string, lasts: MuteLength): Promise<number> {
	const at = now();
	if (typeof lasts === 'number') return lasts;
	if (lasts === 'hour') return at + hour;
	if (lasts === 'day') return at + day;
	const week = at + 7 * day;
	if (lasts === 'week') return week;
	const school = await schoolOf(read(), person);
	const clock = school === null ? undefined : (await schoolClocks([school])).get(school);
	return Math.min(week, (clock && nextSchoolStart(clock, at)) ?? week);
}

async function muteOf(tx: Transaction, projectId: string, personId: string) {
	const [row] = await tx
		.select()
		.from(mute)
		.where(and(eq(mute.projectId, projectId), eq(mute.personId, personId)));
	return row;
}

async function requireStudent(tx: Transaction, projectId: string, personId: string, at: number): Promise<void> {
	const rows = await tx
		.select({ until: membership.until })
		.from(membership)
		.innerJoin(space, eq(space.id, membership.spaceId))
		.where(and(eq(space.projectId, projectId), eq(membership.personId, personId), eq(membership.role, 'student')));
	if (!rows.some(({ until }) => until === null || until > at)) throw new NotFound();
}
