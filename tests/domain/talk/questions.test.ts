import { beforeAll, describe, expect, it } from 'vitest';
import { deleteMessage } from '$lib/server/talk/deletions';
import { hideMessage, showMessage } from '$lib/server/talk/messages';
import { openQuestionsOf, settleQuestion } from '$lib/server/talk/questions';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, talkingIn } from './talking';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const { member, post, seen } = talkingIn(() => cast, 'Team Poppy');
const open = async (who = 'student2.enschede') => (await openQuestionsOf(await member(who))).map(({ id }) => id);
const settle = async (who: string, message: string) => settleQuestion(await member(who), { ...command(), message });

describe('a question that needs an answer', () => {
	it('stays until somebody of the other school answers in its thread; the own school may talk on', async () => {
		const question = await post('student1.enschede', 'How many lamps have you got?', { asks: true });
		await post('student2.enschede', 'I wonder too', { thread: question });
		expect(await open()).toContain(question);
		await post('student1.gunn', 'Good morning');
		expect(await open()).toContain(question);
		await post('student1.gunn', 'Nine', { thread: question });
		expect(await open()).not.toContain(question);
		expect((await seen('student2.gunn', question))?.question).toMatchObject({
			school: cast.schools.enschede,
			settled: { by: cast.people['student1.gunn'] }
		});
	});

	it('is settled by its author or a teacher, and by nobody else', async () => {
		const [first, second] = [
			await post('student1.enschede', 'One?', { asks: true }),
			await post('student1.enschede', 'Two?', { asks: true })
		];
		for (const who of ['student2.enschede', 'student1.gunn']) {
			await expect(settle(who, first)).rejects.toMatchObject({ status: 403, key: 'error_question_not_yours' });
		}
		await settle('student1.enschede', first);
		await settle('teacher.gunn', second);
		expect(await open()).not.toContain(first);
		expect(await open()).not.toContain(second);
	});

	it('is no longer asked while it is hidden, nor once it is taken back', async () => {
		const question = await post('student1.enschede', 'Really?', { asks: true });
		const teacher = await member('teacher.enschede');
		await hideMessage(teacher, { ...command(), message: question });
		expect(await open()).not.toContain(question);
		expect(await open('teacher.gunn')).not.toContain(question);
		await showMessage(teacher, { ...command(), message: question });
		expect(await open()).toContain(question);
		await deleteMessage(await member('student1.enschede'), { ...command(), message: question });
		expect(await open()).not.toContain(question);
	});

	it('is asked in the talk only, and settles nothing where nothing was asked', async () => {
		const plain = await post('student1.enschede', 'Just saying');
		await expect(post('student1.gunn', 'And?', { thread: plain, asks: true })).rejects.toMatchObject({ status: 400 });
		await expect(settle('student1.enschede', plain)).rejects.toMatchObject({ status: 400 });
	});

	it('is one of twenty at most', async () => {
		for (let i = (await open()).length; i < 20; i++) await post('student1.gunn', `${i}?`, { asks: true });
		await expect(post('student1.gunn', 'Too much?', { asks: true })).rejects.toMatchObject({
			status: 409,
			key: 'error_questions_full'
		});
		await post('student1.gunn', 'A plain word is always possible');
	});
});
