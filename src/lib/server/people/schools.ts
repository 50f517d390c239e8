import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import type { DayOff, LessonSpan, SchoolClock, Weekday } from '$lib/time/schools';
import { dayOff, exchangeSchool, lessonSpan, school } from '../db/schema/people';
import { read, type Transaction } from '../db/store';
import { newId } from '../ids';
import { append, createLog } from '../log/events';

/** Schools with their city, zone, lesson hours and days off: everything the two clocks need. */
export interface NewSchool {
	name: string;
	city: string;
	/** IANA name. */
	zone: string;
	language: Language;
	safeguardingContact: string;
	lessons: SchoolClock['lessons'];
	daysOff: DayOff[];
}

/** Creates a school and its log. Returns its id. */
export async function createSchool(tx: Transaction, wanted: NewSchool, at: number): Promise<string> {
	const { lessons, daysOff, ...facts } = wanted;
	const id = newId();
	await createLog(tx, id, 'school');
	await tx.insert(school).values({ id, ...facts });
	const spans = Object.entries(lessons).flatMap(([weekday, list]) =>
		list.map((span) => ({ schoolId: id, weekday: Number(weekday), ...span }))
	);
	if (spans.length > 0) await tx.insert(lessonSpan).values(spans);
	if (daysOff.length > 0) {
		await tx
			.insert(dayOff)
			.values(daysOff.map(({ from, to, name }) => ({ id: newId(), schoolId: id, fromDate: from, toDate: to, name })));
	}
	await append(tx, id, { type: 'school.created', subject: id, actorId: null, schoolId: id, at });
	return id;
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
