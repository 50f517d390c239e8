/**
 * Why a project needs its coordinator: rules over counts, each with the figure that proves it and one thing to do. In
 * the order in which they are written here, which is the order of concern on the page.
 */
export type ReasonKind =
	'teacherUnseen' | 'spaceWithoutTeacher' | 'sideSilent' | 'invitationOpen' | 'cardsLate' | 'quiet';

export interface Reason {
	kind: ReasonKind;
	/** The school it is about; null where it is about the project. */
	schoolId: string | null;
	/** School days, spaces or cards; null where so few people stand behind it that it would be a figure about them. */
	figure: number | null;
	/** Of late cards: how many of them only since a week ago. */
	recent: number | null;
	act: 'nameCover' | 'askTeachers';
	/** Teachers to ask, by name. */
	ask: string[];
}

/** A school's part in a project. Days are school days of that school. */
export interface SideFacts {
	schoolId: string;
	students: number;
	teachers: number;
	/** Since anyone of the school did something in a space, or could have. */
	silentDays: number;
	/** Since a teacher of the school was seen, or could have been. */
	unseenDays: number;
	/** Spaces with students of the school and none of its teachers. */
	unattended: number;
	/** The longest-waiting invitation; null when none waits. */
	invited: { days: number; name: string } | null;
	teacherNames: string[];
}

export interface ProjectFacts {
	/** In the order of their slots. */
	sides: SideFacts[];
	/** Null: not to be shown. */
	late: { count: number; recent: number } | null;
	/** Before its first and after its last day nobody has to do anything. */
	isUnderWay: boolean;
}

/** Figures of fewer people than this are not shown. */
export const fewestPeople = 5;

const most = { unseen: 5, silent: 5, invitation: 5, late: 5, quiet: 10 };

type Rule = (facts: ProjectFacts) => Reason[];

/** Nobody of the school's staff was in the project's spaces or signed in: who sees what pupils write, who hears them? */
const teacherUnseen: Rule = ({ sides }) =>
	sides
		.filter(({ teachers, unseenDays }) => teachers > 0 && unseenDays >= most.unseen)
		.map((side) => nameCover('teacherUnseen', side, side.unseenDays));

/** Its students can only read there, until somebody of their school looks after it. */
const spaceWithoutTeacher: Rule = ({ sides }) =>
	sides
		.filter(({ unattended }) => unattended > 0)
		.map((side) => nameCover('spaceWithoutTeacher', side, side.unattended));

/** Balance: one side says nothing for a school week of its own, while the other goes on. Holidays do not count. */
const sideSilent: Rule = ({ sides, isUnderWay }) => {
	const taking = sides.filter(({ students }) => students > 0);
	const silent = taking.filter(({ silentDays }) => silentDays >= most.silent);
	if (!isUnderWay || taking.length < 2 || silent.length !== 1) return [];
	return silent.map((side) => {
		const isFew = side.students + side.teachers < fewestPeople;
		return askTeachers('sideSilent', side.schoolId, isFew ? null : side.silentDays, side.teacherNames);
	});
};

const invitationOpen: Rule = ({ sides }) =>
	sides.flatMap(({ invited, schoolId }) =>
		invited && invited.days > most.invitation
			? [askTeachers('invitationOpen', schoolId, invited.days, [invited.name])]
			: []
	);

/** Growing: some of them were not late a week ago. */
const cardsLate: Rule = ({ sides, late }) => {
	if (!late || late.count < most.late || late.recent === 0) return [];
	const names = sides.flatMap(({ teacherNames }) => teacherNames);
	return [{ ...askTeachers('cardsLate', null, late.count, names), recent: late.recent }];
};

/** Nobody at all, for two school weeks of every side. */
const quiet: Rule = ({ sides, isUnderWay }) => {
	const taking = sides.filter(({ students, teachers }) => students + teachers > 0);
	const days = Math.min(...taking.map(({ silentDays }) => silentDays));
	if (!isUnderWay || taking.length === 0 || days <= most.quiet) return [];
	const people = taking.reduce((sum, { students, teachers }) => sum + students + teachers, 0);
	const names = taking.flatMap(({ teacherNames }) => teacherNames);
	return [askTeachers('quiet', null, people < fewestPeople ? null : days, names)];
};

const rules: Rule[] = [teacherUnseen, spaceWithoutTeacher, sideSilent, invitationOpen, cardsLate, quiet];
const order: ReasonKind[] = [
	'teacherUnseen',
	'spaceWithoutTeacher',
	'sideSilent',
	'invitationOpen',
	'cardsLate',
	'quiet'
];

/** All reasons of a project, gravest first, of one kind the largest figure first; none when it is well. */
export function reasonsOf(facts: ProjectFacts): Reason[] {
	return rules.flatMap((rule) => rule(facts).sort((a, b) => (b.figure ?? 0) - (a.figure ?? 0)));
}

/** Gravest first reason first, then the larger figure; projects without a reason last, as they came. */
export function byConcern(a: { reasons: Reason[] }, b: { reasons: Reason[] }): number {
	const [first, second] = [a.reasons[0], b.reasons[0]];
	if (!first || !second) return Number(!first) - Number(!second);
	return order.indexOf(first.kind) - order.indexOf(second.kind) || (second.figure ?? 0) - (first.figure ?? 0);
}

function nameCover(kind: ReasonKind, { schoolId, teacherNames }: SideFacts, figure: number): Reason {
	return { kind, schoolId, figure, recent: null, act: 'nameCover', ask: teacherNames };
}

function askTeachers(kind: ReasonKind, schoolId: string | null, figure: number | null, ask: string[]): Reason {
	return { kind, schoolId, figure, recent: null, act: 'askTeachers', ask };
}
