import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { person } from '$lib/server/db/schema/people';
import { mention } from '$lib/server/db/schema/talk';
import { read, write } from '$lib/server/db/store';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { talkingIn } from './talking';

/** Two students of a team, one at each school, have the same name. */
freshStore();

let cast: Cast;
const [here, there] = ['student1.enschede', 'student1.gunn'] as const;
beforeAll(async () => {
	cast = await castOfTheDemo();
	await write(async (tx) => {
		for (const who of [here, there]) {
			await tx.update(person).set({ name: 'Emma' }).where(eq(person.id, cast.people[who]!));
		}
	});
});

const { post, seen } = talkingIn(() => cast, 'Team Poppy');
const namedIn = async (id: string) =>
	(await read().select().from(mention).where(eq(mention.messageId, id))).map(({ personId }) => personId);

describe('people with the same name', () => {
	it('are each spoken to by name and city, and the other one is not', async () => {
		for (const [who, text] of [
			[here, '@Emma (Enschede) look'],
			[there, '@emma (palo alto) look']
		] as const) {
			const id = await post('student2.gunn', text);
			expect(await namedIn(id)).toEqual([cast.people[who]]);
			expect((await seen('teacher.gunn', id))?.words).toEqual([{ p: [{ person: cast.people[who] }, ' look'] }]);
		}
	});

	it('are not spoken to by a name that may mean both: it stays text', async () => {
		expect(await namedIn(await post('student2.gunn', '@Emma look'))).toEqual([]);
	});
});
