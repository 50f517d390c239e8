import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { isSchoolDay } from '$lib/time/schoolDays';
import { wallTimeAt } from '$lib/time/wallTimes';
import { dailyOverview, mailAddress } from '../db/schema/notices';
import { person, suspension } from '../db/schema/people';
import { read, write } from '../db/store';
import { monitorOf } from '../monitor/health';
import { countsByKind } from '../notices/notices';
import { queueMail } from '../notices/outgoing';
import { accessExchange } from '../people/access';
import { schoolClocks } from '../people/schools';
import { onBehalfOf } from '../projects/access';
import { unreadCount } from '../talk/unread';

/**
 * The overview of a school day, by mail to staff who want it: at 08:00 on the wall of their school. A row per person
 * and date is written before anything is sent, so a crash costs one mail and never doubles one. Who was to get it
 * while the server was down gets it until noon, then no more: it would tell of a morning that is over.
 */
const from = '08:00';
const until = '12:00';

interface Reader {
	id: string;
	role: 'coordinator' | 'teacher' | 'student';
	schoolId: string;
}

/** Puts today's overviews among the outgoing mail, of those for whom it is time and who have none of today yet. */
export async function queueDailyOverviews(): Promise<void> {
	const readers = await readersOfOverviews();
	const clocks = await schoolClocks([...new Set(readers.map(({ schoolId }) => schoolId))]);
	for (const reader of readers) {
		const clock = clocks.get(reader.schoolId);
		if (!clock) continue;
		const { date, time } = wallTimeAt(now(), clock.zone);
		if (from <= time && time < until && isSchoolDay(clock, date)) await queueOverview(reader, date);
	}
}

async function readersOfOverviews(): Promise<Reader[]> {
	return read()
		.select({ id: person.id, role: person.role, schoolId: person.schoolId })
		.from(mailAddress)
		.innerJoin(person, eq(person.id, mailAddress.personId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(and(eq(mailAddress.daily, true), isNotNull(mailAddress.confirmedAt), isNull(suspension.personId)));
}

/** Also of a day on which nothing waits: what comes at nine is for tomorrow. */
async function queueOverview(reader: Reader, date: string): Promise<void> {
	const ofToday = and(eq(dailyOverview.personId, reader.id), eq(dailyOverview.date, date));
	const [made] = await read().select({ at: dailyOverview.at }).from(dailyOverview).where(ofToday);
	if (made) return;
	const facts = await factsFor(reader);
	await write(async (tx) => {
		const row = { personId: reader.id, date, at: now() };
		const added = await tx.insert(dailyOverview).values(row).onConflictDoNothing().returning({ at: dailyOverview.at });
		const isWorthIt = Object.values(facts).some((count) => count > 0);
		if (added.length > 0 && isWorthIt) await queueMail(tx, { to: reader.id, kind: 'daily', facts });
	});
}

/** Counts, never of single pupils: how many wait, in all spaces together. */
async function factsFor(reader: Reader): Promise<Record<string, number>> {
	const members = (await onBehalfOf(reader.id)).filter(({ role }) => role !== 'visitor');
	const [kinds, unread] = await Promise.all([
		countsByKind(reader.id),
		Promise.all(members.map((member) => unreadCount(member)))
	]);
	return {
		reports: kinds.get('report') ?? 0,
		answers: kinds.get('answer') ?? 0,
		mentions: kinds.get('mention') ?? 0,
		replies: kinds.get('reply') ?? 0,
		outcomes: kinds.get('outcome') ?? 0,
		messages: unread.reduce((sum, count) => sum + count, 0),
		projects: reader.role === 'coordinator' ? await projectsInNeed(reader) : 0
	};
}

async function projectsInNeed(reader: Reader): Promise<number> {
	const { projects } = await monitorOf(await accessExchange(reader));
	return projects.filter(({ reasons }) => reasons.length > 0).length;
}
