import { randomUUID } from 'node:crypto';
import { viewerOf } from '$lib/server/auth/viewer';
import { read, write } from '$lib/server/db/store';
import { createAccount } from '$lib/server/people/accounts';
import { classesOf } from '$lib/server/people/access';
import { accessProjectAsTeacher } from '$lib/server/projects/conduct';
import { invitationsInto, invite } from '$lib/server/projects/inviting';
import { schoolOf } from '$lib/server/projects/memberships';
import { createProject } from '$lib/server/projects/projects';
import type { World as Demo } from '../../support/demoData';
import { classAbout } from './classes';
import type { Role, World } from './world';

/** What the table asks about projects: invitations, and teachers of either school who are in no project. */
export interface ProjectPlace {
	/** For the other teacher to answer, into a project of its own. */
	waiting: string;
	/** Into the project of Team Poppy, and into the other one. */
	team: string;
	outside: string;
	/** Teachers who can be invited, by their school. */
	invitable: { enschede: string; gunn: string };
}

const facts = {
	title: 'Known by its id',
	about: '',
	language: 'en',
	startsOn: '2026-11-02',
	endsOn: '2036-11-20'
} as const;

export async function prepareProjects(demo: Demo, token: string): Promise<ProjectPlace> {
	const viewer = (await viewerOf(token))!;
	const teaching = (await classesOf(viewer)).find(({ className }) => className === 'H4d')!;
	const fresh = await createProject(teaching, { id: randomUUID() }, { ...facts, template: 'blank' });
	const invitable = { enschede: await newTeacher(demo, 'enschede'), gunn: await newTeacher(demo, 'gunn') };
	const invited = async (project: string, teacher: string) => {
		const by = await accessProjectAsTeacher(viewer, project);
		await invite(by, { id: randomUUID(), teacher });
		return (await invitationsInto(by)).find(({ teacherId }) => teacherId === teacher)!.id;
	};
	return {
		waiting: await invited(fresh, demo.people['teacher.gunn']!),
		team: await invited(demo.project, invitable.gunn),
		outside: await invited(demo.otherProject, invitable.gunn),
		invitable
	};
}

/** The id of the invitation that stands in the address. */
export function invitationAbout({ projects }: World, about: string): string {
	if (about === 'missing') return randomUUID();
	return about === 'malformed' ? 'no-id' : projects.waiting;
}

/** The fields of an action about a project or an invitation, but for who writes. */
export function projectFields(world: World, path: string, about: string, role: Role): Record<string, string> {
	const [, action = ''] = /\?\/(\w+)$/.exec(path) ?? [];
	if (path === '/projects/new') return { ...facts, template: 'blank', class: classAbout(world.classes, about).class };
	if (action === 'save') return { ...facts };
	if (action === 'place') return { person: personAbout(world, about) };
	if (path.endsWith('/teams')) {
		const people = about.endsWith("'s") ? [personAbout(world, about)] : [];
		const make = [{ name: `Team ${randomUUID().slice(0, 8)}`, people }];
		return { plan: JSON.stringify({ make, rename: [], move: [] }) };
	}
	const named: Record<string, Record<string, string>> = {
		addClass: { class: classFor(world, about, role, 'other') },
		invite: { teacher: teacherAbout(world, about, role) },
		withdraw: { invitation: withdrawnAbout(world, about) },
		accept: { class: classFor(world, about, role, 'class') }
	};
	return named[action] ?? {};
}

function otherwise(about: string): string | null {
	return about === "missing's" ? randomUUID() : about === "malformed's" ? 'no-id' : null;
}

function personAbout({ people }: World, about: string): string {
	const inProject = about.startsWith('outside') ? 'outsider.enschede' : 'student8.enschede';
	return otherwise(about) ?? people[inProject]!;
}

/** One's own class, for who has one; of another teacher for the rows about what is elsewhere. */
function classFor({ classes }: World, about: string, role: Role, which: 'class' | 'other'): string {
	const isOther = (role === 'otherTeacher') !== (about === "outside's");
	return otherwise(about) ?? (isOther ? classes.theirs : classes.own)[which];
}

/** Of the other school than one's own; of one's own for the rows about what is elsewhere. */
function teacherAbout({ projects }: World, about: string, role: Role): string {
	const isOther = (role === 'otherTeacher') !== (about === "outside's");
	return otherwise(about) ?? (isOther ? projects.invitable.enschede : projects.invitable.gunn);
}

function withdrawnAbout({ projects }: World, about: string): string {
	return otherwise(about) ?? (about.startsWith('outside') ? projects.outside : projects.team);
}

async function newTeacher(demo: Demo, city: 'enschede' | 'gunn'): Promise<string> {
	const schoolId = (await schoolOf(read(), demo.people[`teacher.${city}`]!))!;
	const signInName = `invitable.${city}`;
	return write((tx) => {
		const account = { schoolId, role: 'teacher' as const, signInName, name: signInName, language: null };
		return createAccount(tx, { ...account, passwordHash: '-', byId: null }, Date.now());
	});
}
