import { beforeAll, expect, test } from 'vitest';
import { NotFound } from '$lib/server/errors';
import { accessProject, accessSpace } from '$lib/server/projects/access';
import { newId } from '$lib/server/ids';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();
let cast: Cast;

beforeAll(async () => {
	cast = await castOfTheDemo();
});

test('a space or a project with a bent id does not exist, whatever the database thinks of its letters', async () => {
	const viewer = await cast.viewer('teacher.enschede');
	const project = cast.project;
	const space = cast.spaces['Team Poppy']!;
	await expect(accessSpace(viewer, { project, space })).resolves.toMatchObject({ spaceId: space });
	for (const bent of ['', '\0', `${space}\0`, '\ud800', space.toUpperCase(), `${space} `, '__proto__', "' or 1=1 --"]) {
		await expect(accessSpace(viewer, { project, space: bent }), bent).rejects.toThrow(NotFound);
		await expect(accessSpace(viewer, { project: bent, space }), bent).rejects.toThrow(NotFound);
		await expect(accessProject(viewer, bent), bent).rejects.toThrow(NotFound);
	}
});

test('ids sort in the order in which they were made, within a millisecond, too', () => {
	const made = Array.from({ length: 1_000 }, newId);
	expect(made.toSorted()).toEqual(made);
	expect(new Set(made).size).toBe(made.length);
});
