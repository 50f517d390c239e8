import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { revocations } from '../auth/revocations';
import { membership, space } from '../db/schema/projects';
import type { Transaction } from '../db/store';
import { Conflict, Invalid, NotFound } from '../errors';
import type { Membership } from './access';
import { endMembershipsIn } from './classProjects';
import { conduct, type ConductContext } from './conduct';
import { schoolOf, startMembership } from './memberships';
import { smallestFitting } from './mixing';
import { tellJoined, type Joined } from './projectClasses';
import { createSpace } from './spaces';
import { studentsIn, teamRows } from './teamLists';

/**
 * Teams: a space each, for some students of both schools and all the project's teachers. They are made as planned,
 * renamed, and people are moved between them; nobody is moved who is not named.
 */
export interface TeamPlan {
	make: { name: string; people: string[] }[];
	rename: { team: string; name: string }[];
	/** `to` is a team's id; null takes the person out of their team. */
	move: { person: string; to: string | null }[];
}

/** What stands on a new team's board, put there in the same transaction. */
export type FillTeam = (tx: Transaction, spaceId: string, context: ConductContext) => Promise<void>;

/** What one act changed of who is where, to be told to open sockets after the commit. */
interface Changes {
	left: Joined[];
	joined: Joined[];
}

/**
 * Makes, renames and fills teams as planned, all or nothing. Whoever is moved loses their former team's space at once.
 * @throws Invalid when somebody is named twice · Conflict when somebody is no student of the project any more, or a
 * name is taken · NotFound for a team of elsewhere · see `conduct`.
 */
export async function applyTeams(
	by: Membership,
	command: { id: string; plan: TeamPlan },
	fill: FillTeam
): Promise<void> {
	const { make, rename, move } = command.plan;
	const named = [...make.flatMap(({ people }) => people), ...move.map((one) => one.person)];
	if (new Set(named).size !== named.length) throw new Invalid('error_invalid');
	const changes: Changes = { left: [], joined: [] };
	const asks = ['teams', make, rename, move];
	await conduct(by, { id: command.id, asks }, async (tx, context) => {
		const { id: projectId } = context.project;
		const teams = await teamRows(tx, projectId);
		await assertStudents(tx, context, named);
		await renameTeams(tx, teams, command.plan);
		const places = teams.map(({ position }) => position);
		for (const [index, { name, people }] of make.entries()) {
			const position = Math.max(1, ...places) + 1 + index;
			const spaceId = await createSpace(tx, { projectId, kind: 'team', name, position });
			await fill(tx, spaceId, context);
			await bringTeachers(tx, context, spaceId, changes);
			for (const personId of people) await bring(tx, context, { personId, to: spaceId, teams }, changes);
		}
		for (const { person: personId, to } of move) {
			if (to !== null && !teams.some(({ id }) => id === to)) throw new NotFound();
			await bring(tx, context, { personId, to, teams }, changes);
		}
		const data = { made: make.length, moved: move.length, renamed: rename.length };
		return { type: 'teams.changed', subject: projectId, data };
	});
	await tell(changes);
}

/**
 * Adds a student who has no team to the smallest fitting one. Nobody else is moved; who has a team meanwhile keeps it.
 * @throws Conflict when they are no student of the project any more, or there is no team · see `conduct`.
 */
export async function placeLateComer(by: Membership, command: { id: string; person: string }): Promise<void> {
	const { person: personId } = command;
	const changes: Changes = { left: [], joined: [] };
	await conduct(by, { id: command.id, asks: ['place', personId] }, async (tx, context) => {
		const { id: projectId } = context.project;
		await assertStudents(tx, context, [personId]);
		const teams = await teamRows(tx, projectId);
		const inTeams = await studentsIn(tx, projectId, 'team', context.at);
		if (!inTeams.some((one) => one.id === personId)) {
			const schoolsIn = (team: string) => inTeams.flatMap((one) => (one.spaceId === team ? [one.schoolId] : []));
			const known = teams.map(({ id }) => ({ id, schools: schoolsIn(id) }));
			const to = smallestFitting(known, (await schoolOf(tx, personId)) ?? '');
			if (to === null) throw new Conflict('error_no_team');
			await bring(tx, context, { personId, to, teams }, changes);
		}
		return { type: 'teams.changed', subject: projectId, data: { made: 0, moved: 1, renamed: 0 } };
	});
	await tell(changes);
}

type TeamRow = Awaited<ReturnType<typeof teamRows>>[number];

/** @throws Conflict when one of them is no active student of the project. */
async function assertStudents(
	tx: Transaction,
	{ project: { id }, at }: ConductContext,
	named: string[]
): Promise<void> {
	const students = new Set((await studentsIn(tx, id, 'common', at)).map((one) => one.id));
	if (named.some((personId) => !students.has(personId))) throw new Conflict('error_team_person');
}

/** Gives teams their new names. Two teams of a project never have the same one, nor a new team an old one's. */
async function renameTeams(tx: Transaction, teams: TeamRow[], { make, rename }: TeamPlan): Promise<void> {
	const names = new Map(teams.map(({ id, name }) => [id, name]));
	for (const { team, name } of rename) {
		if (!names.has(team)) throw new NotFound();
		names.set(team, name);
	}
	const all = [...names.values(), ...make.map(({ name }) => name)].map((name) => name.toLowerCase());
	if (new Set(all).size !== all.length) throw new Conflict('error_team_name_taken');
	for (const { team, name } of rename) await tx.update(space).set({ name }).where(eq(space.id, team));
}

/** All the project's teachers are in every team, a cover as long as in the common space. */
async function bringTeachers(tx: Transaction, context: ConductContext, spaceId: string, changes: Changes) {
	const teachers = await tx
		.select({ personId: membership.personId, until: membership.until })
		.from(membership)
		.innerJoin(space, eq(space.id, membership.spaceId))
		.where(
			and(
				eq(space.projectId, context.project.id),
				eq(space.kind, 'common'),
				eq(membership.role, 'teacher'),
				or(isNull(membership.until), gt(membership.until, context.at))
			)
		);
	for (const { personId, until } of teachers) {
		await startMembership(tx, { spaceId, personId, role: 'teacher', byId: context.member.personId, until });
		changes.joined.push({ personId, spaceId });
	}
}

/** Takes a student out of their teams and into this one; staying where one is changes nothing. */
async function bring(
	tx: Transaction,
	{ member, at }: ConductContext,
	{ personId, to, teams }: { personId: string; to: string | null; teams: TeamRow[] },
	changes: Changes
): Promise<void> {
	const byId = member.personId;
	const spaceIds = teams.map(({ id }) => id).filter((id) => id !== to);
	for (const spaceId of await endMembershipsIn(tx, { personId, byId, spaceIds }, at)) {
		changes.left.push({ personId, spaceId });
	}
	if (to === null) return;
	const started = await startMembership(tx, { spaceId: to, personId, role: 'student', byId });
	if (started) changes.joined.push({ personId, spaceId: to });
}

async function tell({ left, joined }: Changes): Promise<void> {
	for (const { personId, spaceId } of left) await revocations().membership(personId, spaceId);
	await tellJoined(joined);
}
