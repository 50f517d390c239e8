import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AcceptedTime } from '$lib/realtime/posts';
import { mention, message } from '$lib/server/db/schema/talk';
import { read } from '$lib/server/db/store';
import { deleteMessage } from '$lib/server/talk/deletions';
import { editMessage } from '$lib/server/talk/edits';
import { parserVersion } from '$lib/server/talk/markdown';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, talkingIn } from './talking';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const { member, post, seen } = talkingIn(() => cast, 'Team Poppy');
const person = (who: string) => ({ person: cast.people[who] });
const wordsOf = async (id: string) => (await seen('student2.gunn', id))?.words;
const mentionsOf = async (id: string) => {
	const rows = await read().select().from(mention).where(eq(mention.messageId, id));
	return rows.map(({ kind, personId }) => personId ?? kind).sort();
};

describe('a message in Markdown', () => {
	it('carries the tree of its words beside its text; a plain one carries none', async () => {
		const rich = await post('student1.enschede', 'so **big**');
		expect(await seen('student1.gunn', rich)).toMatchObject({
			text: 'so **big**',
			words: [{ p: ['so ', { bold: ['big'] }] }]
		});
		const plain = await post('student1.enschede', 'so big');
		expect(await seen('student1.gunn', plain)).not.toHaveProperty('words');
		const rows = await read().select().from(message).where(eq(message.id, plain));
		expect(rows[0]).toMatchObject({ words: null, parser: parserVersion });
	});
});

describe('a mention', () => {
	it('is the longest name of a member of the space, in any case, and nothing inside a word', async () => {
		const id = await post('student1.enschede', 'Hi @maya and @MW. DE WIT, not me@maya.nl, @Mayara or @Fleur');
		expect(await wordsOf(id)).toEqual([
			{
				p: [
					...['Hi ', person('student1.gunn'), ' and ', person('teacher.enschede')],
					', not me@maya.nl, @Mayara or @Fleur'
				]
			}
		]);
		expect(await mentionsOf(id)).toEqual([cast.people['student1.gunn'], cast.people['teacher.enschede']].sort());
	});

	it('stands in bold and in lists, and never in code or a link', async () => {
		const id = await post('student1.enschede', '**@Maya**\n\n- `@Daan`\n- [@Ethan](https://a.nl)');
		expect(await mentionsOf(id)).toEqual([cast.people['student1.gunn']]);
	});

	it('of oneself is a name and no row; of the same person twice is one', async () => {
		const id = await post('student1.enschede', '@Sanne @Maya @maya');
		expect(await mentionsOf(id)).toEqual([cast.people['student1.gunn']]);
	});

	it('of the team and of the teachers is everybody’s, of everyone the teachers’ only; in Dutch too', async () => {
		const byStudent = await post('student1.enschede', '@team @docenten @everyone');
		expect(await mentionsOf(byStudent)).toEqual(['teachers', 'team']);
		expect((await wordsOf(byStudent))?.[0]).toMatchObject({ p: expect.arrayContaining([' @everyone']) });
		const byTeacher = await post('teacher.gunn', '@iedereen and @teachers');
		expect(await mentionsOf(byTeacher)).toEqual(['everyone', 'teachers']);
		const common = talkingIn(() => cast, 'common');
		expect(await mentionsOf(await common.post('student1.enschede', '@team @everyone'))).toEqual([]);
	});

	it('of somebody who has left, or is in another space, is text', async () => {
		const heron = talkingIn(() => cast, 'Team Heron');
		expect(await mentionsOf(await heron.post('student3.enschede', '@Jip @Maya @Priya'))).toEqual([
			cast.people['student3.gunn']
		]);
	});

	it('is resolved again by an edit; who stays mentioned keeps their row', async () => {
		const id = await post('student1.enschede', '@Maya and @Ethan');
		const before = await read().select().from(mention).where(eq(mention.messageId, id));
		await editMessage(await member('student1.enschede'), { ...command(), message: id, text: '@Maya and @Daan' });
		const after = await read().select().from(mention).where(eq(mention.messageId, id));
		expect(await mentionsOf(id)).toEqual([cast.people['student1.gunn'], cast.people['student2.enschede']].sort());
		const maya = (rows: typeof before) => rows.find(({ personId }) => personId === cast.people['student1.gunn'])?.id;
		expect(maya(after)).toBe(maya(before));
		await deleteMessage(await member('student1.enschede'), { ...command(), message: id });
		expect(await mentionsOf(id)).toEqual([]);
	});
});

describe('an accepted time', () => {
	const times: AcceptedTime[] = [{ says: '16:00', date: '2026-10-28', time: '16:00', zone: 'Europe/Amsterdam' }];
	const moment = { moment: Date.UTC(2026, 9, 28, 15), says: '16:00' };

	it('becomes a moment where its words stand, once; other times stay text', async () => {
		const id = await post('student1.enschede', 'At 16:00, not 116:00 or 16:00', { times });
		expect(await wordsOf(id)).toEqual([{ p: ['At ', moment, ', not 116:00 or 16:00'] }]);
		const none = await post('student1.enschede', 'At 16:00');
		expect(await wordsOf(none)).toBeUndefined();
		const elsewhere = await post('student1.enschede', 'At `16:00`', { times });
		expect(JSON.stringify(await wordsOf(elsewhere))).not.toContain('moment');
	});

	it('is read in its zone, on both sides of a clock change', async () => {
		const dates = ['2026-10-24', '2026-10-26'];
		const both = dates.map((date) => ({ says: '16:00', date, time: '16:00', zone: 'Europe/Amsterdam' }));
		const id = await post('student1.enschede', '16:00 and 16:00', { times: both });
		expect(await wordsOf(id)).toEqual([
			{
				p: [
					{ moment: Date.UTC(2026, 9, 24, 14), says: '16:00' },
					' and ',
					{ moment: Date.UTC(2026, 9, 26, 15), says: '16:00' }
				]
			}
		]);
	});

	it('stays through an edit as long as its words stand there, unless the edit says otherwise', async () => {
		const id = await post('student1.enschede', 'At 16:00', { times });
		const by = await member('student1.enschede');
		await editMessage(by, { ...command(), message: id, text: 'Friends, at 16:00' });
		expect(await wordsOf(id)).toEqual([{ p: ['Friends, at ', moment] }]);
		await editMessage(by, { ...command(), message: id, text: 'Friends, at 16:00!', times: [] });
		expect(await wordsOf(id)).toBeUndefined();
		await editMessage(by, { ...command(), message: id, text: 'At 16:00 then', times });
		await editMessage(by, { ...command(), message: id, text: 'Later' });
		expect(await wordsOf(id)).toBeUndefined();
	});

	it('in a zone that there is not, or at no time of day, is refused', async () => {
		for (const wrong of [{ zone: 'Europe/Enschede' }, { time: '25:00' }, { date: '2026-02-30' }]) {
			await expect(post('student1.enschede', '16:00', { times: [{ ...times[0]!, ...wrong }] })).rejects.toMatchObject({
				status: 400
			});
		}
	});
});
