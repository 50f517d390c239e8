import { randomUUID } from 'node:crypto';
import { fillRevocations } from '$lib/server/auth/revocations';
import { accessClass, classesOf, type Teaching } from '$lib/server/people/access';
import { accessProject, type Membership } from '$lib/server/projects/access';
import { accessProjectAsTeacher } from '$lib/server/projects/conduct';
import { createProject } from '$lib/server/projects/projects';
import type { Cast } from '../../support/cast';

/** New projects of the cast, and what open sockets are told meanwhile. */
export const command = () => ({ id: randomUUID() });

export const facts = {
	title: 'Bees on both roofs',
	about: 'We count bees in two cities.',
	language: 'en',
	startsOn: '2026-11-02',
	endsOn: '2036-11-20',
	template: 'startUp'
} as const;

export function projectsOf(cast: () => Cast) {
	const teaching = async (who: string, name: string): Promise<Teaching> => {
		const viewer = await cast().viewer(who);
		const found = (await classesOf(viewer)).find(({ className }) => className === name);
		return accessClass(viewer, found?.classId ?? '');
	};
	const make = async (name = 'H4b'): Promise<string> =>
		createProject(await teaching('teacher.enschede', name), command(), facts);
	const teacher = async (project: string, who = 'teacher.enschede'): Promise<Membership> =>
		accessProjectAsTeacher(await cast().viewer(who), project);
	return {
		teaching,
		make,
		teacher,
		/** The kinds of space of a project that somebody is in, in their order; none when it does not exist for them. */
		kindsFor: async (who: string, project: string): Promise<string[]> => {
			const members = await accessProject(await cast().viewer(who), project).catch(() => []);
			return members.map(({ spaceKind }) => spaceKind);
		},
		/** Somebody's membership in the project's common space. */
		inCommon: async (who: string, project: string): Promise<Membership> => {
			const members = await accessProject(await cast().viewer(who), project);
			return members.find(({ spaceKind }) => spaceKind === 'common')!;
		}
	};
}

/** Everything that is told to open sockets from now on: "joined" or "left", the person and the space. */
export function hearRevocations(): { what: 'joined' | 'left'; person: string; space: string }[] {
	const heard: { what: 'joined' | 'left'; person: string; space: string }[] = [];
	fillRevocations({
		loginSession: async () => {},
		person: async () => {},
		membership: async (person, space) => void heard.push({ what: 'left', person, space }),
		joined: async (person, space) => void heard.push({ what: 'joined', person, space })
	});
	return heard;
}
