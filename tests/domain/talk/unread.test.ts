import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { markRead } from '$lib/server/projects/readMarks';
import { deleteMessage } from '$lib/server/talk/deletions';
import { hideMessage, postMessage, showMessage } from '$lib/server/talk/messages';
import { messagesOfOthersAfter, unreadCount } from '$lib/server/talk/unread';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const heron = (who: string) => cast.member(who, 'Team Heron');
const unreadOf = async (who: string) => unreadCount(await heron(who));
const post = async (who: string, text: string, thread?: string) =>
	postMessage(await heron(who), { id: randomUUID(), text, ...(thread && { thread }) });

describe('how much is unread', () => {
	it('follows each message, answer, hiding and deletion, the same for two who read alike', async () => {
		const { n } = await post('student3.enschede', 'now');
		for (const who of ['student4.gunn', 'teacher.gunn']) await markRead(await heron(who), n);
		const counts = async () => [await unreadOf('student4.gunn'), await unreadOf('teacher.gunn')];
		expect(await counts()).toEqual([0, 0]);
		const first = await post('student3.enschede', 'one');
		expect(await counts()).toEqual([1, 1]);
		await post('student4.gunn', 'an answer', first.subject);
		expect(await counts()).toEqual([1, 2]);
		await hideMessage(await heron('teacher.enschede'), { id: randomUUID(), message: first.subject });
		expect(await counts()).toEqual([0, 0]);
		await showMessage(await heron('teacher.enschede'), { id: randomUUID(), message: first.subject });
		expect(await counts()).toEqual([1, 2]);
		await deleteMessage(await heron('student3.enschede'), { id: randomUUID(), message: first.subject });
		expect(await counts()).toEqual([0, 1]);
	});

	it('is the same as counted from the log, wherever the mark stands and whoever wrote most', async () => {
		for (let i = 0; i < 320; i++) await post(i % 16 === 0 ? 'student4.gunn' : 'student3.enschede', `line ${i}`);
		for (const who of ['student4.gunn', 'student3.enschede']) {
			const member = await heron(who);
			const newest = (await post('teacher.enschede', 'the last')).n;
			for (let readTo = newest - 330; readTo <= newest; readTo += 11) {
				const counted = (await messagesOfOthersAfter(member, readTo)).length;
				expect(await unreadCount({ ...member, readTo }), `${who} from ${readTo}`).toBe(counted);
			}
		}
	});
});
