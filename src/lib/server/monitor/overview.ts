import { and, eq, inArray, max } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { readingTime } from '$lib/time/readingTime';
import { schoolDaysBetween } from '$lib/time/schoolDays';
import type { SchoolClock } from '$lib/time/schools';
import { wallTimeAt } from '$lib/time/wallTimes';
import { cardCounts, type CardCounts } from '../board/counts';
import { event } from '../db/schema/log';
import { person } from '../db/schema/people';
import { read } from '../db/store';
import type { Membership } from '../projects/access';
import { waitingInSpaces } from '../safety/waiting';
import { teamListOf, type Team, type TeamPerson } from '../projects/teamLists';

/**
 * The team overview: for a project's teachers, each team with the last sign of each school and its cards, sorted by
 * concern. Read from the logs and the boards; nothing of it is kept. Silence is counted in the school's own school
 * days, and a holiday stops the count.
 */
export interface SchoolSign {
	schoolId: string;
	/** School days of this school that have begun since its students last did something in the team's space. */
	days: number;
	/** The last sign was today, by the school's calendar. */
	isToday: boolean;
	/** Nobody of this school has done anything there yet: counted since the team was made. */
	isNone: boolean;
	/** It is a holiday there: silence is no sign of anything. */
	onHoliday: boolean;
}

/** Why a team stands where it stands. */
export type Reason =
	| { kind: 'report'; reports: number }
	| { kind: 'silent'; schoolId: string; days: number }
	| { kind: 'late'; cards: number };

export interface TeamRow {
	id: string;
	name: string;
	people: TeamPerson[];
	/** Of the schools that have students in the team. */
	signs: SchoolSign[];
	cards: CardCounts;
	/** The gravest first; empty when the team does well. */
	reasons: Reason[];
	/** A school of which nothing is heard because it is on holiday. */
	waitsFor: string | null;
}

export interface Overview {
	/** Sorted by concern, else in the order in which they were made. */
	teams: TeamRow[];
	without: TeamPerson[];
}

/** From so many school days of silence on, a team needs its teachers. */
export const silentDays = 2;

/** The overview of the membership's project. Ask on behalf of its teachers only: `accessProjectAsTeacher`. */
export async function overviewOf(member: Membership, clocks: Map<string, SchoolClock>): Promise<Overview> {
	const at = now();
	const { teams, without } = await teamListOf(member);
	const ids = teams.map(({ id }) => id);
	const [signs, cards, reports] = await Promise.all([
		lastSigns(ids),
		cardCounts(ids, at),
		waitingInSpaces(member.projectId)
	]);
	const rows = teams.map((team) =>
		rowOf(team, { at, clocks, signs, cards: cards.get(team.id)!, reports: reports.get(team.id) ?? 0 })
	);
	return { teams: rows.toSorted((a, b) => concern(b) - concern(a)), without };
}

interface Facts {
	at: number;
	clocks: Map<string, SchoolClock>;
	signs: { space: string; schoolId: string; at: number }[];
	cards: CardCounts;
	reports: number;
}

function rowOf(team: Team, { at, clocks, signs, cards, reports }: Facts): TeamRow {
	const schoolIds = [...clocks.keys()].filter((id) => team.people.some(({ schoolId }) => schoolId === id));
	const ofSchools = schoolIds.map((schoolId) => {
		const last = signs.find((sign) => sign.space === team.id && sign.schoolId === schoolId)?.at ?? null;
		return signOf(clocks.get(schoolId)!, last, team.createdAt, at);
	});
	const silent = ofSchools.filter(({ days }) => days >= silentDays);
	const reasons: Reason[] = silent
		.filter(({ onHoliday }) => !onHoliday)
		.toSorted((a, b) => b.days - a.days)
		.map(({ schoolId, days }) => ({ kind: 'silent', schoolId, days }));
	if (cards.overdue > 0) reasons.push({ kind: 'late', cards: cards.overdue });
	if (reports > 0) reasons.unshift({ kind: 'report', reports });
	const waitsFor = reasons.length === 0 ? (silent.find(({ onHoliday }) => onHoliday)?.schoolId ?? null) : null;
	const { id, name, people } = team;
	return { id, name, people, signs: ofSchools, cards, reasons, waitsFor };
}

function signOf(school: SchoolClock, last: number | null, createdAt: number, at: number): SchoolSign {
	const since = last ?? createdAt;
	return {
		schoolId: school.id,
		days: schoolDaysBetween(school, since, at),
		isToday: last !== null && wallTimeAt(last, school.zone).date === wallTimeAt(at, school.zone).date,
		isNone: last === null,
		onHoliday: readingTime(school, at).holidayName !== undefined
	};
}

/** An open report first, then silence before late cards, longer before shorter, more before fewer; a team that waits before one that does well. */
function concern({ reasons, waitsFor }: TeamRow): number {
	const [gravest] = reasons;
	if (!gravest) return waitsFor === null ? 0 : 1;
	if (gravest.kind === 'report') return 1_000_000_000 + gravest.reports;
	return gravest.kind === 'silent' ? 1_000_000 + gravest.days : 1_000 + gravest.cards;
}

/** When students of each school last did something in each of these spaces. Being moved about is nothing they did. */
async function lastSigns(spaceIds: string[]): Promise<Facts['signs']> {
	if (spaceIds.length === 0) return [];
	const rows = await read()
		.select({ space: event.logId, schoolId: event.schoolId, at: max(event.at) })
		.from(event)
		.innerJoin(person, eq(person.id, event.actorId))
		.where(and(inArray(event.logId, spaceIds), eq(person.role, 'student')))
		.groupBy(event.logId, event.schoolId);
	return rows.flatMap(({ space, schoolId, at }) =>
		schoolId && at !== null ? [{ space, schoolId, at: Number(at) }] : []
	);
}
