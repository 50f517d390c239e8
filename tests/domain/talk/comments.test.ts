import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCard, removeCard, restoreCard } from '$lib/server/board/cards';
import { boardOf } from '$lib/server/board/faces';
import { hideCard, showCard } from '$lib/server/board/hidden';
import { read } from '$lib/server/db/store';
import { filesOf } from '$lib/server/files/faces';
import { storeFile } from '$lib/server/files/files';
import { eventsAfter, logBounds } from '$lib/server/log/events';
import { deleteMessage } from '$lib/server/talk/deletions';
import { hideMessage, showMessage } from '$lib/server/talk/messages';
import { threadOf } from '$lib/server/talk/threads';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, talkingIn } from './talking';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const { member, post } = talkingIn(() => cast, 'Team Poppy');

describe('what is said about a card or a file', () => {
	const made = async (kind: 'card' | 'file') => {
		const teacher = await member('teacher.enschede');
		if (kind === 'file') return storeFile(teacher, { ...command(), name: `${randomUUID()}.txt` }, Buffer.from('x'));
		const { columns } = await boardOf(teacher);
		return createCard(teacher, { ...command(), column: columns[0]!.id, title: 'Count lamps' });
	};
	const counted = async (kind: 'card' | 'file', who: string, id: string) => {
		const by = await member(who);
		const faces = kind === 'card' ? (await boardOf(by)).cards : await filesOf(by);
		return faces.find((face) => face.id === id)?.comments;
	};

	it('is there in the demo from both schools and in both languages, an evening after the cards were made', async () => {
		const by = await member('student1.gunn');
		const { cards } = await boardOf(by);
		const said = await Promise.all(
			cards.filter(({ comments }) => comments).map(async ({ id }) => (await threadOf(by, id)).messages)
		);
		expect(said.map((messages) => messages.length).sort()).toEqual([2, 3]);
		const authors = new Set(said.flat().map(({ author }) => author));
		for (const name of ['student1.gunn', 'student1.enschede']) expect(authors).toContain(cast.people[name]);
		const all = said.flat().map(({ text }) => text);
		expect(all).toEqual(expect.arrayContaining(['Deal. I do the dollars.', 'Ja, goeie. Staat nu onderaan.']));
		expect(said.flat().every(({ at }) => at > Math.max(...cards.map((card) => card.at)))).toBe(true);
	});

	it.each(['card', 'file'] as const)(
		'is counted on the %s: what is hidden or deleted never, for nobody',
		async (kind) => {
			const [teacher, id] = [await member('teacher.enschede'), (await made(kind)).subject];
			const everybody = async () => [
				await counted(kind, 'student1.gunn', id),
				await counted(kind, 'teacher.gunn', id),
				await counted(kind, 'student1.enschede', id)
			];
			expect(await everybody()).toEqual([undefined, undefined, undefined]);
			const first = await post('student1.enschede', 'Twelve so far', { thread: id });
			const second = await post('student1.gunn', 'Thirteen', { thread: id });
			expect(await everybody()).toEqual([2, 2, 2]);
			await hideMessage(teacher, { ...command(), message: first });
			expect(await everybody()).toEqual([1, 1, 1]);
			await deleteMessage(await member('student1.gunn'), { ...command(), message: second });
			expect(await everybody()).toEqual([undefined, undefined, undefined]);
			await showMessage(teacher, { ...command(), message: first });
			expect(await everybody()).toEqual([1, 1, 1]);
		}
	);

	it.each(['card', 'file'] as const)('changes the face of the %s by an event of nobody’s, each time', async (kind) => {
		const [teacher, id] = [await member('teacher.enschede'), (await made(kind)).subject];
		const { head } = await logBounds(read(), teacher.spaceId);
		const comment = await post('student1.enschede', 'Twelve so far', { thread: id });
		await hideMessage(teacher, { ...command(), message: comment });
		const about = { type: `${kind}.commented`, subject: id, actorId: null, schoolId: null, data: {} };
		expect(await eventsAfter(read(), teacher.spaceId, head, 9)).toMatchObject([
			{ type: 'message.posted', subject: comment },
			about,
			{ type: 'message.hidden', subject: comment },
			about
		]);
	});

	it('is taken as long as the card is on the board and nobody has hidden it', async () => {
		const [teacher, id] = [await member('teacher.enschede'), (await made('card')).subject];
		const say = (who: string) => post(who, 'still there?', { thread: id });
		await hideCard(teacher, { ...command(), card: id });
		await expect(say('student1.gunn')).rejects.toMatchObject({ status: 404 });
		await expect(say('teacher.gunn')).rejects.toMatchObject({ status: 409 });
		await showCard(teacher, { ...command(), card: id });
		await say('student1.gunn');
		await removeCard(teacher, { ...command(), card: id });
		await expect(say('student1.gunn')).rejects.toMatchObject({ status: 404 });
		await expect(threadOf(teacher, id)).rejects.toMatchObject({ status: 404 });
		await restoreCard(teacher, { ...command(), card: id });
		await say('student1.gunn');
		expect((await threadOf(teacher, id)).messages).toHaveLength(2);
	});
});
