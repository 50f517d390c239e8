import { and, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { addDays, dayOf, wallTimeAt } from '$lib/time/wallTimes';
import { revocations } from '../auth/revocations';
import { classMember, person, school, schoolClass, suspension } from '../db/schema/people';
import type { Reader, Transaction } from '../db/store';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors';
import type { LoggedEvent } from '../log/events';
import type { Coordination, Teaching } from '../people/access';
import { administer } from '../people/administer';
import { settleTeacher } from './classProjects';

/**
 * The people who teach a class: its teachers, and covers until their last day. Who comes or goes does so in the class's
 * projects too. Events stand in the school's log with the class as their subject. Its students: classStudents.ts.
 */
type Keeper = Teaching | Coordination;
interface InClass {
	classId: string;
	personId: string;
}
/** How far ahead a cover may be named, in days. */
const longestCover = 366;

/**
 * Makes a colleague of the same school a teacher of the class, or a cover one for good.
 * @throws NotFound when it is not this keeper's class, or no active teacher of its school · Forbidden for a cover ·
 * Conflict when they teach it already · see `administer`.
 */
export async function addTeacher(by: Keeper, command: { id: string }, who: InClass): Promise<LoggedEvent> {
	return settle(by, { id: command.id, asks: ['addTeacher', who] }, who, async (tx, at) => {
		const { schoolId } = await classInCareOf(tx, by, who.classId);
		await assertColleague(tx, schoolId, who.personId);
		await enterAsTeacher(tx, who, { until: null, lastDay: null }, at);
		return { log: schoolId, type: 'class.joined', data: { person: who.personId } };
	});
}

/**
 * Gives a colleague of the same school a teacher's rights in the class and its projects until the end of `lastDay`
 * (YYYY-MM-DD in the school's calendar), or moves the last day of a cover. It ends by itself.
 * @throws as `addTeacher` does · Invalid for a day that is over or more than a year away.
 */
export async function nameCover(
	by: Keeper,
	command: { id: string },
	cover: InClass & { lastDay: string }
): Promise<LoggedEvent> {
	const { classId, personId, lastDay } = cover;
	const asks = { id: command.id, asks: ['nameCover', classId, personId, lastDay] };
	return settle(by, asks, cover, async (tx, at) => {
		const { schoolId, zone } = await classInCareOf(tx, by, classId);
		const until = endOfCover(lastDay, zone, at);
		await assertColleague(tx, schoolId, personId);
		await enterAsTeacher(tx, cover, { until, lastDay }, at);
		return { log: schoolId, type: 'cover.named', data: { person: personId, until } };
	});
}

/**
 * Ends a cover before its last day.
 * @throws NotFound when it is not this keeper's class, or nobody covers it by that id · Forbidden for a cover who
 * would end another's.
 */
export async function endCover(by: Keeper, command: { id: string }, who: InClass): Promise<LoggedEvent> {
	return settle(by, { id: command.id, asks: ['endCover', who] }, who, async (tx, at) => {
		const { schoolId } = await classInCareOf(tx, by, who.classId, who.personId);
		const row = await activeRow(tx, who, at);
		if (row?.role !== 'teacher' || row.until === null) throw new NotFound();
		await tx.update(classMember).set({ until: at }).where(rowOf(who));
		return { log: schoolId, type: 'cover.ended', data: { person: who.personId } };
	});
}

/**
 * Takes a teacher out of the class and its projects. Who it was taught by stays in the log.
 * @throws NotFound when it is not this keeper's class, or no teacher of it · Forbidden for a cover · Conflict when the
 * class would be left without a teacher.
 */
export async function leaveClass(by: Keeper, command: { id: string }, who: InClass): Promise<LoggedEvent> {
	return settle(by, { id: command.id, asks: ['leaveClass', who] }, who, async (tx, at) => {
		const { schoolId } = await classInCareOf(tx, by, who.classId);
		const row = await activeRow(tx, who, at);
		if (row?.role !== 'teacher' || row.until !== null) throw new NotFound();
		if (!(await hasOtherTeacher(tx, who))) throw new Conflict('error_last_teacher');
		await tx.update(classMember).set({ until: at }).where(rowOf(who));
		return { log: schoolId, type: 'class.left', data: { person: who.personId } };
	});
}

/** One act on a teacher's part in a class, and what follows from it for its projects. */
async function settle(
	by: Keeper,
	command: { id: string; asks: readonly unknown[] },
	who: InClass,
	work: (tx: Transaction, at: number) => Promise<{ log: string; type: string; data: Record<string, string | number> }>
): Promise<LoggedEvent> {
	let spaces = { joined: [] as string[], left: [] as string[] };
	const { event } = await administer(by, command, async (tx, { at }) => {
		const outcome = await work(tx, at);
		const { classId, personId } = who;
		spaces = await settleTeacher(tx, { classId, personId, byId: by.personId }, at);
		return { ...outcome, subject: classId };
	});
	await tell(who.personId, spaces);
	return event;
}

async function tell(personId: string, { joined, left }: { joined: string[]; left: string[] }): Promise<void> {
	for (const spaceId of left) await revocations().membership(personId, spaceId);
	for (const spaceId of joined) await revocations().joined(personId, spaceId);
}

/** A class whose teachers this keeper may choose. A cover may end their own time and nothing else. */
async function classInCareOf(
	tx: Transaction,
	by: Keeper,
	classId: string,
	about?: string
): Promise<{ schoolId: string; zone: string }> {
	const [found] = await tx
		.select({ schoolId: schoolClass.schoolId, zone: school.zone })
		.from(schoolClass)
		.innerJoin(school, eq(school.id, schoolClass.schoolId))
		.where(eq(schoolClass.id, classId));
	const mine = 'classId' in by ? by.classId === classId : by.schoolIds.includes(found?.schoolId ?? '');
	if (!found || !mine) throw new NotFound();
	if ('classId' in by && by.until !== null && about !== by.personId) throw new Forbidden('error_cover_only');
	return found;
}

async function assertColleague(reader: Reader, schoolId: string, personId: string): Promise<void> {
	const [found] = await reader
		.select({ id: person.id })
		.from(person)
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(
			and(
				eq(person.id, personId),
				eq(person.schoolId, schoolId),
				eq(person.role, 'teacher'),
				isNull(suspension.personId)
			)
		);
	if (!found) throw new NotFound();
}

async function enterAsTeacher(
	tx: Transaction,
	who: InClass,
	term: { until: number | null; lastDay: string | null },
	at: number
): Promise<void> {
	const row = await activeRow(tx, who, at);
	if (row && row.until === null) throw new Conflict('error_already_teaches');
	const joinedAt = row?.joinedAt ?? at;
	const facts = { role: 'teacher' as const, joinedAt, ...term };
	const { classId, personId } = who;
	await tx
		.insert(classMember)
		.values({ classId, personId, ...facts })
		.onConflictDoUpdate({ target: [classMember.classId, classMember.personId], set: facts });
}

async function activeRow(reader: Reader, who: InClass, at: number) {
	const [row] = await reader
		.select()
		.from(classMember)
		.where(and(rowOf(who), or(isNull(classMember.until), gt(classMember.until, at))));
	return row;
}

function rowOf({ classId, personId }: InClass) {
	return and(eq(classMember.classId, classId), eq(classMember.personId, personId));
}

/** Whether a teacher of its own, no cover, stays with the class. */
async function hasOtherTeacher(reader: Reader, { classId, personId }: InClass): Promise<boolean> {
	const [other] = await reader
		.select({ id: classMember.personId })
		.from(classMember)
		.leftJoin(suspension, eq(suspension.personId, classMember.personId))
		.where(
			and(
				eq(classMember.classId, classId),
				eq(classMember.role, 'teacher'),
				isNull(classMember.until),
				ne(classMember.personId, personId),
				isNull(suspension.personId)
			)
		);
	return other !== undefined;
}

/** The end of the last day, UTC ms. */
function endOfCover(lastDay: string, zone: string, at: number): number {
	const today = wallTimeAt(at, zone).date;
	const isDay = !Number.isNaN(Date.parse(lastDay)) && addDays(lastDay, 0) === lastDay;
	if (!isDay || lastDay < today || lastDay > addDays(today, longestCover)) throw new Invalid('error_cover_day');
	return dayOf(lastDay, zone).to;
}
