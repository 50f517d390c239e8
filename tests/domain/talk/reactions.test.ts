import { beforeAll, describe, expect, it } from 'vitest';
import { hideMessage } from '$lib/server/talk/messages';
import { pinMessage, pinsOf, unpinMessage } from '$lib/server/talk/pins';
import { react, unreact } from '$lib/server/talk/reactions';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, talkingIn } from './talking';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const { member, post, seen } = talkingIn(() => cast, 'Team Poppy');

describe('a reaction', () => {
	it('is each person’s once a kind, in the order they came, and can be taken back by that person', async () => {
		const message = await post('student1.enschede', 'Seven switched!');
		const [sanne, maya] = [await member('student1.enschede'), await member('student1.gunn')];
		await react(maya, { ...command(), message, kind: 'party' });
		await react(maya, { ...command(), message, kind: 'party' });
		await react(maya, { ...command(), message, kind: 'heart' });
		await react(sanne, { ...command(), message, kind: 'party' });
		expect((await seen('student2.gunn', message))?.reactions).toEqual({
			party: [maya.personId, sanne.personId],
			heart: [maya.personId]
		});
		await unreact(sanne, { ...command(), message, kind: 'heart' });
		await unreact(maya, { ...command(), message, kind: 'party' });
		await unreact(maya, { ...command(), message, kind: 'heart' });
		expect((await seen('student2.gunn', message))?.reactions).toEqual({ party: [sanne.personId] });
	});

	it('to what is hidden, or in another space, is to nothing', async () => {
		const message = await post('student1.enschede', 'gone soon');
		const elsewhere = await cast.member('student3.enschede', 'Team Heron');
		await expect(react(elsewhere, { ...command(), message, kind: 'sad' })).rejects.toMatchObject({ status: 404 });
		await hideMessage(await member('teacher.gunn'), { ...command(), message });
		await expect(react(await member('student1.gunn'), { ...command(), message, kind: 'sad' })).rejects.toMatchObject({
			status: 404
		});
		await expect(react(await member('teacher.gunn'), { ...command(), message, kind: 'sad' })).rejects.toMatchObject({
			key: 'error_message_hidden'
		});
	});
});

describe('a pin', () => {
	it('stands in the head of the space for everybody, whatever its age, and goes when it is hidden', async () => {
		const message = await post('student1.enschede', 'We meet on Friday');
		await pinMessage(await member('student1.gunn'), { ...command(), message });
		for (let i = 0; i < 60; i++) await post('student2.enschede', `and ${i}`);
		const pins = await pinsOf(await member('student2.enschede'));
		expect(pins.at(-1)).toMatchObject({ id: message, pinned: { by: cast.people['student1.gunn'] } });
		await hideMessage(await member('teacher.gunn'), { ...command(), message });
		for (const who of ['student1.gunn', 'teacher.gunn']) {
			expect((await pinsOf(await member(who))).map(({ id }) => id)).not.toContain(message);
		}
	});

	it('is everybody’s in a team, and the teachers’ in the common space', async () => {
		const common = talkingIn(() => cast, 'common');
		const inTeam = await post('student1.enschede', 'ours');
		const inCommon = await common.post('student1.enschede', 'of all');
		await pinMessage(await member('student2.gunn'), { ...command(), message: inTeam });
		await unpinMessage(await member('student1.enschede'), { ...command(), message: inTeam });
		const student = await common.member('student1.enschede');
		await expect(pinMessage(student, { ...command(), message: inCommon })).rejects.toMatchObject({ status: 403 });
		await pinMessage(await common.member('teacher.gunn'), { ...command(), message: inCommon });
		await expect(unpinMessage(student, { ...command(), message: inCommon })).rejects.toMatchObject({ status: 403 });
		expect(await pinsOf(student)).toHaveLength(1);
	});

	it('is not made of an answer', async () => {
		const asked = await post('student1.enschede', 'Where do we meet?');
		const message = await post('student1.gunn', 'At the bridge.', { thread: asked });
		await expect(pinMessage(await member('teacher.gunn'), { ...command(), message })).rejects.toMatchObject({
			status: 400,
			key: 'error_pin_in_thread'
		});
	});

	it('is one of twenty at most', async () => {
		const by = await cast.member('teacher.gunn', 'Team Lantern');
		const lantern = talkingIn(() => cast, 'Team Lantern');
		const messages: string[] = [];
		for (let i = 0; i < 21; i++) messages.push(await lantern.post('student7.gunn', `rule ${i}`));
		for (const message of messages.slice(0, 20)) await pinMessage(by, { ...command(), message });
		await expect(pinMessage(by, { ...command(), message: messages[20]! })).rejects.toMatchObject({
			status: 409,
			key: 'error_pins_full'
		});
		await pinMessage(by, { ...command(), message: messages[0]! });
	});
});
