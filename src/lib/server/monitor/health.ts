import { now } from '$lib/time/clock';
import type { SchoolClock } from '$lib/time/schools';
import { daysBetween, wallTimeAt } from '$lib/time/wallTimes';
import type { Coordination } from '../people/access';
import { schoolClocks } from '../people/schools';
import { escalatedInProjects } from '../safety/waiting';
import { Calendar, isClockChangeWeek, jointSchoolDays, mondaysUpTo } from './calendars';
import * as facts from './facts';
import { byConcern, fewestPeople, reasonsOf, type Reason, type SideFacts } from './reasons';
import { Tallies, type Doer } from './tallies';

/**
 * How every running project of an exchange is doing, in counts: what the coordinator's monitor shows. Read from the
 * logs and the rows beside them; no text, no pupil, no team.
 */
export interface Monitor {
	/** In the order of their slots. */
	schools: SchoolClock[];
	weeks: MonitorWeek[];
	/** Gravest first. */
	projects: ProjectHealth[];
}

export interface MonitorWeek {
	/** Its Monday, 'YYYY-MM-DD'. */
	monday: string;
	/** In some of it only one of the two schools had changed its clocks. */
	clocksChange: boolean;
	/** By school in the order of `schools`. */
	daysOff: { ordinary: number; off: number; name: string | null }[];
}

export interface ProjectHealth {
	id: string;
	title: string;
	language: 'en' | 'nl';
	/** Week 3 of 8; null before it begins or after it was to end. */
	week: { n: number; of: number } | null;
	startsOn: string;
	endsOn: string;
	/** Days on which all its schools have school, today included. */
	jointDaysLeft: number;
	/** In the order of the schools' slots. */
	sides: SideHealth[];
	/** Null: too few people. */
	late: number | null;
	/** Reports that were handed on to the coordinators and are not settled: a count only. */
	escalated: number;
	/** Whole days since anybody did something; null when nobody has, or too few people take part. */
	idleDays: number | null;
	reasons: Reason[];
}

/** Figures of fewer than five people are null. */
export interface SideHealth {
	schoolId: string;
	students: number | null;
	teachers: number;
	/** What was written, moved and brought in each of the weeks. */
	weeks: (number | null)[];
}

const day = 24 * 60 * 60_000;
const tallies = new Map<string, Tallies>();

/** The health of all running projects of the coordinator's exchange. */
export async function monitorOf(by: Coordination): Promise<Monitor> {
	const at = now();
	const clocks = await schoolClocks([...by.schoolIds]);
	const schools = by.schoolIds.flatMap((id) => clocks.get(id) ?? []);
	const today = wallTimeAt(at, (clocks.get(by.schoolId) ?? schools[0]!).zone).date;
	const mondays = mondaysUpTo(today);
	const calendars = schools.map((school) => new Calendar(school, at, mondays));
	const known = { at, today, calendars, jointDays: jointDaysBy(today), ...(await readAll(by, at, calendars)) };
	const projects = known.projects.map((project) => healthOf(project, known));
	const weeks = mondays.map((monday, index) => weekOf(calendars, monday, index));
	return { schools, weeks, projects: projects.sort(byConcern) };
}

async function readAll(by: Coordination, at: number, calendars: Calendar[]) {
	const [projects, participants, spaces, heads, teachers, unattended, late, invitations, escalated] = await Promise.all(
		[
			facts.runningProjects(by),
			facts.participants(by),
			facts.spacesOfProjects(by),
			facts.headcounts(by, at),
			facts.teachersOf(by, at),
			facts.spacesWithoutTeacher(by, at),
			facts.lateCards(by, at, at - 7 * day),
			facts.openInvitations(by),
			escalatedInProjects(by.exchangeId)
		]
	);
	const kept = tallies.get(by.exchangeId) ?? new Tallies();
	tallies.set(by.exchangeId, kept);
	const counted = await kept.of([...spaces.map(({ id }) => id), ...by.schoolIds], calendars);
	const schoolLogs = by.schoolIds.map((id) => counted.get(id) ?? new Map<string, Doer>());
	return {
		projects,
		participants,
		spaces,
		heads,
		teachers,
		unattended,
		late,
		invitations,
		escalated,
		counted,
		schoolLogs
	};
}

/** Joint school days by the schools that take part: most projects share both. */
function jointDaysBy(today: string) {
	const known = new Map<string, ReturnType<typeof jointSchoolDays>>();
	return (taking: Calendar[], from: string, to: string) => {
		const key = taking.map(({ school }) => school.id).join();
		const count = known.get(key) ?? jointSchoolDays(taking, today);
		known.set(key, count);
		return count(from, to);
	};
}

type Known = {
	at: number;
	/** The coordinator's own date. */
	today: string;
	calendars: Calendar[];
	jointDays: ReturnType<typeof jointDaysBy>;
} & Awaited<ReturnType<typeof readAll>>;
type ProjectRow = Known['projects'][number];

function healthOf(project: ProjectRow, known: Known): ProjectHealth {
	const { id, title, language, startsOn, endsOn } = project;
	const { today, calendars } = known;
	const taking = calendars.filter(({ school }) => takesPart(known, id, school.id));
	const doers = doersOf(known, id);
	const sides = calendars.map((calendar) => factsOfSide(known, project, calendar, doers));
	const people = sides.reduce((sum, { students, teachers }) => sum + students + teachers, 0);
	const late = people < fewestPeople ? null : (known.late.get(id) ?? { count: 0, recent: 0 });
	const isUnderWay = startsOn <= today && today <= endsOn;
	return {
		...{ id, title, language, startsOn, endsOn },
		week: isUnderWay ? weekNumber(startsOn, endsOn, today) : null,
		jointDaysLeft: known.jointDays(taking, startsOn, endsOn),
		sides: taking.map((calendar) => shownOfSide(sides[calendars.indexOf(calendar)]!, calendar, doers)),
		late: late && late.count,
		escalated: known.escalated.get(id) ?? 0,
		idleDays: people < fewestPeople ? null : idleDays(doers, known),
		reasons: reasonsOf({ sides, late, isUnderWay })
	};
}

/** Who did something in a project's spaces. Among the teachers alone it is a sign of them, and no work of the project. */
function doersOf({ spaces, counted }: Known, projectId: string) {
	const inside = spaces.filter((space) => space.projectId === projectId);
	const inKinds = (...kinds: string[]) =>
		inside.filter(({ kind }) => kinds.includes(kind)).flatMap(({ id }) => [...(counted.get(id) ?? [])]);
	const work = inKinds('common', 'team');
	return { work, all: [...work, ...inKinds('staff')] };
}

type Doers = ReturnType<typeof doersOf>;

/** A school that was asked and has not come yet has nobody here, and an invitation that waits. */
function factsOfSide(known: Known, project: ProjectRow, calendar: Calendar, doers: Doers): SideFacts {
	const schoolId = calendar.school.id;
	const isHere = (row: { projectId: string; schoolId: string }) =>
		row.projectId === project.id && row.schoolId === schoolId;
	const heads = known.heads.filter(isHere);
	const teachers = known.teachers.filter(isHere);
	const invited = known.invitations.find(isHere);
	const count = (role: string) => heads.find((row) => row.role === role)?.people ?? 0;
	const came = calendar.dateOf(Math.min(known.at, ...heads.map(({ since }) => since)));
	const begins = came > project.startsOn ? came : project.startsOn;
	const daysSince = (last: number) => {
		const date = last === 0 ? begins : calendar.dateOf(last);
		return calendar.schoolDaysSince(date > begins ? date : begins);
	};
	const lastWork = doers.work.map(([, doer]) => (doer.schoolId === schoolId ? doer.lastWork : 0));
	return {
		schoolId,
		students: count('student'),
		teachers: count('teacher'),
		silentDays: daysSince(Math.max(0, ...lastWork)),
		unseenDays: daysSince(lastSeen(known, new Set(teachers.map(({ id }) => id)), doers)),
		unattended: known.unattended(project.id, schoolId),
		invited: invited ? { days: calendar.schoolDaysSince(calendar.dateOf(invited.at)), name: invited.name } : null,
		teacherNames: teachers.map(({ name }) => name)
	};
}

/** When one of these teachers last did anything at all in the project's spaces, signed in, or saw to their classes. */
function lastSeen({ schoolLogs }: Known, teachers: Set<string>, doers: Doers): number {
	const inSpaces = doers.all.filter(([id]) => teachers.has(id)).map(([, { last }]) => last);
	const atSchool = schoolLogs.flatMap((log) => [...teachers].map((id) => log.get(id)?.last ?? 0));
	return Math.max(0, ...inSpaces, ...atSchool);
}

function shownOfSide({ schoolId, students, teachers }: SideFacts, calendar: Calendar, doers: Doers): SideHealth {
	const own = doers.work.filter(([, doer]) => doer.schoolId === schoolId);
	const weeks = calendar.weekStarts.map((start) => weekFigure(own, start, students + teachers));
	return { schoolId, students: students < fewestPeople ? null : students, teachers, weeks };
}

/** Blank where one to four people stand behind it, or where the school has no more than that in the project. */
function weekFigure(own: Doers['work'], start: number, people: number): number | null {
	const active = own.filter(([, doer]) => doer.weeks.has(start));
	const persons = new Set(active.map(([id]) => id)).size;
	if (people < fewestPeople || (persons > 0 && persons < fewestPeople)) return null;
	return active.reduce((sum, [, doer]) => sum + (doer.weeks.get(start) ?? 0), 0);
}

function takesPart({ participants, heads }: Known, projectId: string, schoolId: string): boolean {
	const isHere = (row: { projectId: string; schoolId: string }) =>
		row.projectId === projectId && row.schoolId === schoolId;
	return participants.some(isHere) || heads.some(isHere);
}

/** Calendar days, by the wall of the first school. */
function idleDays({ work }: Doers, { calendars: [first] }: Known): number | null {
	const last = Math.max(0, ...work.map(([, { lastWork }]) => lastWork));
	if (last === 0 || !first) return null;
	return Math.max(0, daysBetween(first.dateOf(last), first.today));
}

function weekNumber(startsOn: string, endsOn: string, today: string): { n: number; of: number } {
	const whole = (to: string) => Math.floor(daysBetween(startsOn, to) / 7) + 1;
	return { n: whole(today), of: whole(endsOn) };
}

function weekOf(calendars: Calendar[], monday: string, index: number): MonitorWeek {
	const [first, second] = calendars;
	const clocksChange = first && second ? isClockChangeWeek(first, second, index) : false;
	return { monday, clocksChange, daysOff: calendars.map((calendar) => calendar.daysOffIn(monday)) };
}
