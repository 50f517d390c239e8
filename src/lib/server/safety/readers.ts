import { and, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { readingTime } from '$lib/time/readingTime';
import { exchangeCoordinator, person, suspension } from '../db/schema/people';
import { membership } from '../db/schema/projects';
import { read } from '../db/store';
import { schoolClocks } from '../people/schools';
import { exchangeLog, staffLog, type ReportRow } from './reports';

/**
 * Who gets a report, and when they look: the project's teachers of both schools, of one about staff the exchange's
 * coordinators. First who is at school now; in the morning all of them. Never who is reported.
 */
export interface ReportReader {
	id: string;
	name: string;
	schoolId: string;
	/** IANA name. */
	zone: string;
	/** Their school is in school now. */
	isNow: boolean;
	/** When they look, UTC ms: now, or when their school next starts; null if not within 400 days. */
	readAt: number | null;
}

/** Everybody who gets it, in the order in which they look. `at` is UTC ms. */
export async function readersOf(row: ReportRow, at = now()): Promise<ReportReader[]> {
	const people = row.aboutStaff ? await coordinatorsFor(row) : await teachersFor(row);
	const clocks = await schoolClocks([...new Set(people.map(({ schoolId }) => schoolId))]);
	const readers = people.map((one) => {
		const school = clocks.get(one.schoolId)!;
		const { state, readAt } = readingTime(school, at);
		return { ...one, zone: school.zone, isNow: state === 'atSchool', readAt };
	});
	const order = ({ readAt }: ReportReader) => readAt ?? Number.MAX_SAFE_INTEGER;
	return readers.sort((a, b) => order(a) - order(b));
}

/** One of each school: whom the answer to the reporter names. */
export function namedReaders(readers: ReportReader[]): ReportReader[] {
	return readers.filter((one, index) => readers.findIndex(({ schoolId }) => schoolId === one.schoolId) === index);
}

async function teachersFor(row: ReportRow) {
	return read()
		.select({ id: person.id, name: person.name, schoolId: person.schoolId })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(
			and(
				eq(membership.spaceId, await staffLog(read(), row.projectId)),
				eq(membership.role, 'teacher'),
				isNull(suspension.personId),
				or(isNull(membership.until), gt(membership.until, now())),
				ne(person.id, row.reporterId)
			)
		)
		.orderBy(membership.joinedAt, membership.id);
}

/** Those of the exchange; never who is reported, nor who made it. */
export async function coordinatorsFor(row: ReportRow) {
	const ids = (await coordinatorsOf(await exchangeLog(read(), row.projectId))).filter(
		(id) => id !== row.authorId && id !== row.reporterId
	);
	if (ids.length === 0) return [];
	return read()
		.select({ id: person.id, name: person.name, schoolId: person.schoolId })
		.from(person)
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(and(inArray(person.id, ids), isNull(suspension.personId)))
		.orderBy(person.createdAt, person.id);
}

/** Ids of the coordinators of an exchange. */
export async function coordinatorsOf(exchangeId: string): Promise<string[]> {
	const rows = await read()
		.select({ id: exchangeCoordinator.personId })
		.from(exchangeCoordinator)
		.where(eq(exchangeCoordinator.exchangeId, exchangeId));
	return rows.map(({ id }) => id);
}
