import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { hiding } from '$lib/server/db/schema/projects';
import { write } from '$lib/server/db/store';
import { messageFaces } from '$lib/server/talk/faces';
import { hideMessage, postMessage } from '$lib/server/talk/messages';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

const space = 'Team Poppy';
const id = () => randomUUID();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const posted = async () =>
	(await postMessage(await cast.member('student1.gunn', space), { id: id(), text: 'Not so nice' })).subject;
const hide = async (by: string, message: string, reason?: string) =>
	hideMessage(await cast.member(by, space), { id: id(), message, ...(reason !== undefined && { reason }) });
const hiddenAs = async (message: string) => (await messageFaces([message], 'staff')).get(message)?.hidden;

describe('why a message is hidden', () => {
	it('is read by staff, and by no student', async () => {
		const message = await posted();
		await hide('teacher.gunn', message, 'It names somebody');
		expect(await hiddenAs(message)).toMatchObject({ by: cast.people['teacher.gunn'], reason: 'It names somebody' });
		expect((await messageFaces([message], 'member')).has(message)).toBe(false);
	});

	it('can be said later, by another teacher, and stays when it is hidden once more', async () => {
		const message = await posted();
		await hide('teacher.gunn', message);
		expect(await hiddenAs(message)).toMatchObject({ reason: null });
		await hide('teacher.enschede', message, 'It mocks a classmate');
		await hide('teacher.enschede', message);
		const hidden = { by: cast.people['teacher.enschede'], reason: 'It mocks a classmate' };
		expect(await hiddenAs(message)).toMatchObject(hidden);
	});

	it('takes over what nobody hid: two had reported it', async () => {
		const message = await posted();
		await hide('teacher.gunn', message);
		await write(async (tx) => void (await tx.update(hiding).set({ byId: null }).where(eq(hiding.subjectId, message))));
		await hide('teacher.enschede', message);
		expect(await hiddenAs(message)).toMatchObject({ by: cast.people['teacher.enschede'] });
	});

	it('is nothing a student can say', async () => {
		const message = await posted();
		await expect(hide('student1.enschede', message, 'I do not like it')).rejects.toMatchObject({ status: 403 });
		expect(await hiddenAs(message)).toBeNull();
	});
});
