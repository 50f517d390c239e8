import type { Viewer } from '$lib/server/auth/viewer';
import { eq } from 'drizzle-orm';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { person, school } from '$lib/server/db/schema/people';
import { read } from '$lib/server/db/store';
import { createDemoWorld, type DemoWorld } from '$lib/server/demo/world';
import { accessSpace, type Membership } from '$lib/server/projects/access';
import { now } from '$lib/time/clock';
import { beginWith, isUntouched } from './store';

/** The cast of the tests is the demo world: people by sign-in name, spaces by name. */
export const castPassword = 'bridge over nine hours';

export interface Cast extends DemoWorld {
	viewer(signInName: string): Promise<Viewer>;
	/** The person's membership in one of the demo project's spaces, through the access function. */
	member(signInName: string, space: string): Promise<Membership>;
}

export async function castOfTheDemo(): Promise<Cast> {
	const world = await demoWorld();
	return {
		...world,
		viewer: (signInName) => viewerNamed(world.people[signInName]!),
		member: async (signInName, space) => {
			const project = space === 'outside' ? world.otherProject : world.project;
			return accessSpace(await viewerNamed(world.people[signInName]!), { project, space: world.spaces[space]! });
		}
	};
}

/** As it was made once for this run; anew where a test moves the clock first, or has put something into its store. */
async function demoWorld(): Promise<DemoWorld> {
	const isOfThisRun = isUntouched() && Math.abs(now() - Date.now()) < 1_000;
	if (!isOfThisRun) return createDemoWorld(castPassword);
	const made = await beginWith('demo', async (folder) => {
		writeFileSync(join(folder, 'world.json'), JSON.stringify(await createDemoWorld(castPassword)));
	});
	const world: DemoWorld = JSON.parse(readFileSync(join(made, 'world.json'), 'utf8'));
	return world;
}

async function viewerNamed(personId: string): Promise<Viewer> {
	const [row] = await read()
		.select({ person, school })
		.from(person)
		.innerJoin(school, eq(school.id, person.schoolId))
		.where(eq(person.id, personId));
	const { id, role, name, language } = row!.person;
	return {
		id,
		role,
		name,
		language: language ?? row!.school.language,
		school: row!.school,
		loginSession: 'none',
		loginSessionKind: role === 'student' ? 'shared' : 'staff',
		mustChoosePassword: false
	};
}
