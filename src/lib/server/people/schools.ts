import { and, asc, eq, inArray, max } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import type { DayOff, LessonSpan, SchoolClock, Weekday } from '$lib/time/schools';
import { event } from '../db/schema/log';
import { dayOff, exchangeSchool, lessonSpan, school } from '../db/schema/people';
import { read, type Reader, type Transaction } from '../db/store';
import { newId } from '../ids';
import { Conflict, NotFound } from '../errors';
import { append, createLog } from '../log/events';
import type { Coordination } from './access';
import { administer, type AdministrationOutcome } from './administer';

/** Schools with their city, zone, lesson hours and days off: everything the two clocks need. */
export interface NewSchool {
	name: string;
	city: string;
	/** IANA name. */
	zone: string;
	language: Language;
	safeguardingContact: string;
	/** Whether coordinators may open spaces; false where it is left out. */
	openingsAllowed?: boolean;
	lessons: SchoolClock['lessons'];
	daysOff: DayOff[];
}

/** Creates a school and its log. Returns its id. */
export async function createSchool(tx: Transaction, wanted: NewSchool, at: number): Promise<string> {
	const { lessons, daysOff, ...facts } = wanted;
	const id = newId();
	await createLog(tx, id, 'school');
	await tx.insert(school).values({ id, ...facts });
	await insertHours(tx, id, { lessons, daysOff });
	await append(tx, id, { type: 'school.created', subject: id, actorId: null, schoolId: id, at });
	return id;
}

/** What a coordinator may change about a school. Its zone stays: every agreed time would move with it. */
export type SchoolFacts = Required<Omit<NewSchool, 'zone'>>;

/**
 * Changes a school of this coordinator's exchange. The clocks show it at once. The event says whether the switch for
 * openings was turned, and to what. `version` is the one that was read: what another window or coordinator saved
 * meanwhile, the switch above all, is not written over unseen.
 * @throws NotFound when it is no school of theirs · Conflict when it was changed since that version · see `administer`.
 */
export async function changeSchool(
	by: Coordination,
	command: { id: string; version?: number },
	schoolId: string,
	wanted: SchoolFacts
): Promise<void> {
	const asks = ['school.changed', schoolId, wanted];
	await administer(by, { id: command.id, asks }, async (tx) => {
		const [known] = await tx.select().from(school).where(eq(school.id, schoolId));
		if (!known || !by.schoolIds.includes(schoolId)) throw new NotFound();
		const isStale =
			command.version !== undefined && command.version !== (await versionsOf(tx, [schoolId])).get(schoolId);
		if (isStale) throw new Conflict('error_school_edited');
		const { lessons, daysOff, ...facts } = wanted;
		await tx.update(school).set(facts).where(eq(school.id, schoolId));
		await tx.delete(lessonSpan).where(eq(lessonSpan.schoolId, schoolId));
		await tx.delete(dayOff).where(eq(dayOff.schoolId, schoolId));
		await insertHours(tx, schoolId, { lessons, daysOff });
		const isTurned = known.openingsAllowed !== wanted.openingsAllowed;
		const data: AdministrationOutcome['data'] = isTurned ? { openings: wanted.openingsAllowed } : {};
		return { log: schoolId, type: 'school.changed', subject: schoolId, data };
	});
}

/** The schools of an exchange with everything that can be changed about them, in the order of their slots. */
export async function schoolsOf(by: Coordination): Promise<(SchoolFacts & SchoolClock & { version: number })[]> {
	const ids = [...by.schoolIds];
	// The version first: what is saved meanwhile makes it an old one.
	const versions = await versionsOf(read(), ids);
	const [clocks, rows] = await Promise.all([
		schoolClocks(ids),
		read().select().from(school).where(inArray(school.id, ids))
	]);
	return ids.flatMap((id) => {
		const [clock, row] = [clocks.get(id), rows.find((one) => one.id === id)];
		if (!clock || !row) return [];
		const { language, safeguardingContact, openingsAllowed } = row;
		return [{ ...clock, language, safeguardingContact, openingsAllowed, version: versions.get(id) ?? 0 }];
	});
}

/** The number of the event by which each school became what it is, by the school's id. */
async function versionsOf(reader: Reader, schoolIds: string[]): Promise<Map<string, number>> {
	const rows = await reader
		.select({ id: event.logId, n: max(event.n) })
		.from(event)
		.where(and(inArray(event.logId, schoolIds), inArray(event.type, ['school.created', 'school.changed'])))
		.groupBy(event.logId);
	return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}

async function insertHours(
	tx: Transaction,
	schoolId: string,
	{ lessons, daysOff }: Pick<NewSchool, 'lessons' | 'daysOff'>
): Promise<void> {
	const spans = Object.entries(lessons).flatMap(([weekday, list]) =>
		list.map((span) => ({ schoolId, weekday: Number(weekday), ...span }))
	);
	const days = daysOff.map(({ from, to, name }) => ({ id: newId(), schoolId, fromDate: from, toDate: to, name }));
	if (spans.length > 0) await tx.insert(lessonSpan).values(spans);
	if (days.length > 0) await tx.insert(dayOff).values(days);
}

/** The clocks of these schools by id. A school's slot is the one of its exchange; slot 1 while it has none. */
export async function schoolClocks(schoolIds: string[]): Promise<Map<string, SchoolClock>> {
	if (schoolIds.length === 0) return new Map();
	const [schools, spans, daysOff, slots] = await Promise.all([
		read().select().from(school).where(inArray(school.id, schoolIds)),
		read().select().from(lessonSpan).where(inArray(lessonSpan.schoolId, schoolIds)).orderBy(asc(lessonSpan.starts)),
		read().select().from(dayOff).where(inArray(dayOff.schoolId, schoolIds)).orderBy(asc(dayOff.fromDate)),
		read().select().from(exchangeSchool).where(inArray(exchangeSchool.schoolId, schoolIds))
	]);
	const clocks = schools.map(({ id, name, city, zone }): SchoolClock => ({
		id,
		name,
		city,
		zone,
		slot: slots.find((row) => row.schoolId === id)?.slot ?? 1,
		lessons: lessonsByWeekday(spans.filter((span) => span.schoolId === id)),
		daysOff: daysOff
			.filter((row) => row.schoolId === id)
			.map((row) => ({ from: row.fromDate, to: row.toDate, name: row.name }))
	}));
	return new Map(clocks.map((clock) => [clock.id, clock]));
}

/** The other school of an exchange; null while there is none. */
export async function partnerSchoolId(exchangeId: string, ownId: string): Promise<string | null> {
	const rows = await read()
		.select({ id: exchangeSchool.schoolId })
		.from(exchangeSchool)
		.where(and(eq(exchangeSchool.exchangeId, exchangeId)));
	return rows.find((row) => row.id !== ownId)?.id ?? null;
}

function lessonsByWeekday(spans: (typeof lessonSpan.$inferSelect)[]): SchoolClock['lessons'] {
	const lessons: Partial<Record<Weekday, LessonSpan[]>> = {};
	for (const { weekday, starts, ends, optional } of spans) {
		(lessons[weekday as Weekday] ??= []).push({ starts, ends, optional });
	}
	return lessons;
}
