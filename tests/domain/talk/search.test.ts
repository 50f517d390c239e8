import { randomUUID } from 'node:crypto';
import { desc, eq, isNull, ne } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { message, messageDeletion } from '$lib/server/db/schema/talk';
import { read, write } from '$lib/server/db/store';
import { searchEntry, searchText } from '$lib/server/db/search';
import { fillSearchIndex } from '$lib/server/jobs/searchIndex';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { unindexText } from '$lib/server/search/entries';
import { termsOf } from '$lib/server/search/terms';
import { deleteMessage } from '$lib/server/talk/deletions';
import { editMessage } from '$lib/server/talk/edits';
import { hideMessage, postMessage, showMessage } from '$lib/server/talk/messages';
import { searchTalk, type SearchAsked } from '$lib/server/talk/search';
import { setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const everything: SearchAsked = {
	terms: [],
	from: null,
	in: null,
	hasFile: false,
	before: null,
	since: null,
	without: [],
	beyond: null
};

const post = async (who: string, text: string, space = 'Team Poppy') =>
	postMessage(await cast.member(who, space), { id: randomUUID(), text });

async function search(who: string, question: string, filters: Partial<SearchAsked> = {}) {
	return searchTalk(await cast.viewer(who), { ...everything, terms: termsOf(question), ...filters });
}

/** What somebody finds, as the texts read. */
async function finds(who: string, question: string, filters: Partial<SearchAsked> = {}): Promise<string[]> {
	const { hits } = await search(who, question, filters);
	return hits.map(({ snippet }) => snippet.map(({ text }) => text).join(''));
}

describe('a student finds', () => {
	it.each([
		['a Dutch word', 'We bouwen een waterrad van karton', 'karton'],
		['an English word', 'The turbine needs stronger blades', 'stronger'],
		['the beginning of a word', 'Het regenwaterreservoir is vol', 'regenwater'],
		['the middle of a Dutch compound', 'Onze windmolenwieken draaien', 'molenwiek'],
		['the end of a word', 'Kijk naar de zonnepanelen', 'panelen'],
		['whatever the case', 'GUNN HIGH quorum', 'gunn High QUORUM'],
		[
			'without accents what was written with them',
			'Coördinatie om één uur bij café Überraschung',
			'coordinatie een cafe'
		],
		['with accents what was written without', 'coordinatie per facade', 'coördinatie façade'],
		['a word that others would stop, like what', 'zzq what', 'zzq what'],
		['a word of two letters, like de', 'xxq de deur', 'xxq de'],
		['a number', 'kamer 4711 graag', '4711'],
		['words in any order', 'alpha yankee zulu', 'zulu alpha'],
		['words in quotation marks', 'first comes second then', '"comes second"'],
		['what stands in Markdown', 'this is **emphasised** and `codified`', 'emphasised codified']
	])('%s', async (_, text, question) => {
		await post('student1.gunn', text);
		expect(await finds('student1.enschede', question)).toEqual([text.replaceAll(/\*\*|`/g, '')]);
	});

	it('nothing where one of the words is missing', async () => {
		await post('student1.gunn', 'hydraulic press');
		expect(await finds('student1.enschede', 'hydraulic missingword')).toEqual([]);
	});

	it('a short word as a word only, and quoted words as they stand only', async () => {
		await post('student1.gunn', 'qqv ideeen over energie');
		expect(await finds('student1.enschede', 'qqv de')).toEqual([]);
		expect(await finds('student1.enschede', '"energie over"')).toEqual([]);
		expect(await finds('student1.enschede', '"over energ"')).toEqual([]);
	});
});

describe('whose texts are found', () => {
	it('are those of the spaces the person is in now: not of another team, not of the staff’s', async () => {
		await post('student3.enschede', 'heronsecret here', 'Team Heron');
		await post('teacher.enschede', 'staffsecret here', 'staff');
		await post('teacher.enschede', 'commonword here', 'common');
		expect(await finds('student1.enschede', 'heronsecret')).toEqual([]);
		expect(await finds('student1.enschede', 'staffsecret')).toEqual([]);
		expect(await finds('student1.enschede', 'commonword')).toHaveLength(1);
		expect(await finds('teacher.gunn', 'heronsecret')).toHaveLength(1);
		expect(await finds('teacher.gunn', 'staffsecret')).toHaveLength(1);
		expect(await finds('outsider.enschede', 'commonword')).toEqual([]);
		expect(await finds('coordinator', 'commonword')).toEqual([]);
	});

	it('end with the membership, and come back with it', async () => {
		await post('student2.gunn', 'leaverword for Poppy');
		const teacher = await cast.member('teacher.enschede', 'Team Poppy');
		const { id: membership } = await cast.member('student2.enschede', 'Team Poppy');
		expect(await finds('student2.enschede', 'leaverword')).toHaveLength(1);
		await endMembership(teacher, { id: randomUUID(), membership });
		expect(await finds('student2.enschede', 'leaverword')).toEqual([]);
		expect(await finds('student2.enschede', 'leaverword', { in: cast.spaces['Team Poppy']! })).toEqual([]);
		await restoreMembership(teacher, { id: randomUUID(), membership });
		expect(await finds('student2.enschede', 'leaverword')).toHaveLength(1);
	});

	it('are found by staff alone while they are hidden', async () => {
		const { subject } = await post('student1.gunn', 'unkindword');
		const teacher = await cast.member('teacher.enschede', 'Team Poppy');
		await hideMessage(teacher, { id: randomUUID(), message: subject });
		expect(await finds('student1.enschede', 'unkindword')).toEqual([]);
		expect(await finds('student1.gunn', 'unkindword')).toEqual([]);
		const { hits } = await search('teacher.gunn', 'unkindword');
		expect(hits).toMatchObject([{ id: subject, isHidden: true }]);
		await showMessage(teacher, { id: randomUUID(), message: subject });
		expect(await finds('student1.enschede', 'unkindword')).toHaveLength(1);
	});
});

describe('what is said in a thread', () => {
	it('is found with the message it answers, and not by students while that one is hidden', async () => {
		const root = await post('student1.gunn', 'rootword question');
		const member = await cast.member('student1.enschede', 'Team Poppy');
		const answer = { id: randomUUID(), text: 'answerword here', thread: root.subject };
		const { subject } = await postMessage(member, answer);
		const { hits } = await search('student2.gunn', 'answerword');
		expect(hits).toMatchObject([{ id: subject, n: root.n, thread: { kind: 'message', id: root.subject } }]);
		const teacher = await cast.member('teacher.enschede', 'Team Poppy');
		await hideMessage(teacher, { id: randomUUID(), message: root.subject });
		expect(await finds('student2.gunn', 'answerword')).toEqual([]);
		expect(await finds('teacher.gunn', 'answerword')).toHaveLength(1);
	});
});

describe('the index', () => {
	it('forgets what a text said before it was edited, and everything of one that was taken back', async () => {
		const maya = await cast.member('student1.gunn', 'Team Poppy');
		const { subject } = await post('student1.gunn', 'beforehand said');
		const later = await post('student1.gunn', 'afterwards too');
		await editMessage(maya, { id: randomUUID(), message: subject, text: 'afterwards said' });
		expect(await finds('student1.enschede', 'beforehand')).toEqual([]);
		expect((await search('student1.enschede', 'afterwards')).hits.map(({ id }) => id)).toEqual([
			later.subject,
			subject
		]);
		await deleteMessage(maya, { id: randomUUID(), message: subject });
		expect((await search('student1.enschede', 'afterwards')).hits.map(({ id }) => id)).toEqual([later.subject]);
		expect((await search('teacher.enschede', 'afterwards')).hits.map(({ id }) => id)).toEqual([later.subject]);
	});

	it('holds nothing of a write that was refused', async () => {
		const { subject } = await post('student1.gunn', 'rollbackword stays');
		const refused = write(async (tx) => {
			await unindexText(tx, subject);
			throw new Error('no');
		});
		await expect(refused).rejects.toThrow('no');
		expect(await finds('student1.enschede', 'rollbackword')).toHaveLength(1);
	});

	it('is filled again from the messages where it is missing, each once, also where a start had stopped in the middle', async () => {
		await post('student1.gunn', 'refilled one');
		await post('student1.gunn', 'refilled two');
		const before = await finds('student1.enschede', 'refilled');
		await write(async (tx) => {
			const [kept] = await tx.select().from(searchEntry).orderBy(desc(searchEntry.subjectId)).limit(1);
			await tx.delete(searchText).where(ne(searchText.place, kept!.place));
			await tx.delete(searchEntry).where(ne(searchEntry.place, kept!.place));
		});
		expect(await finds('student1.enschede', 'refilled')).toEqual(['refilled two']);
		await fillSearchIndex();
		await fillSearchIndex();
		expect((await finds('student1.enschede', 'refilled')).sort()).toEqual(before.sort());
		const messages = await read()
			.select({ id: message.id })
			.from(message)
			.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
			.where(isNull(messageDeletion.messageId));
		expect((await read().select().from(searchEntry)).length).toBe(messages.length);
	});
});

describe('filters', () => {
	it('keep to an author, a space or a project', async () => {
		await post('student1.gunn', 'filterword by Maya');
		await post('student1.enschede', 'filterword by Sanne');
		await post('student1.enschede', 'filterword by Sanne for all', 'common');
		expect(await finds('student1.enschede', 'filterword', { from: cast.people['student1.gunn']! })).toEqual([
			'filterword by Maya'
		]);
		expect(await finds('student1.enschede', 'filterword', { in: cast.spaces.common! })).toHaveLength(1);
		expect(await finds('student1.enschede', 'filterword', { in: cast.project })).toHaveLength(3);
		expect(await finds('teacher.enschede', 'filterword', { in: cast.otherProject })).toEqual([]);
		expect(await finds('student1.enschede', 'filterword', { in: randomUUID() })).toEqual([]);
		expect(await finds('student1.enschede', '', { from: cast.people['student1.gunn']! })).toContain(
			'filterword by Maya'
		);
		expect(await finds('student1.enschede', 'filterword', { hasFile: true })).toEqual([]);
	});

	it('keep to what was written before, or at and after, a moment', async () => {
		const day = 86_400_000;
		const began = Date.now();
		for (let ahead = 0; ahead < 5; ahead++) {
			setClock(() => began + ahead * day);
			await post('student1.gunn', `datedword ${ahead}`);
		}
		setClock(null);
		const texts = (numbers: number[]) => numbers.map((ahead) => `datedword ${ahead}`);
		expect(await finds('student1.gunn', 'datedword', { before: began + 2 * day })).toEqual(texts([1, 0]));
		expect(await finds('student1.gunn', 'datedword', { since: began + 3 * day })).toEqual(texts([4, 3]));
		const within = { since: began + day, before: began + 3 * day };
		expect(await finds('student1.gunn', 'datedword', within)).toEqual(texts([2, 1]));
	});
});

describe('results', () => {
	it('come newest first, twenty a page, without a gap or a double, and say where each stands', async () => {
		const posted: string[] = [];
		for (let i = 0; i < 45; i++) posted.unshift((await post('student1.gunn', `pagedword ${i}`)).subject);
		const pages: string[][] = [];
		for (let beyond: number | null = null, end = false; !end; end = beyond === null) {
			const { hits, more } = await search('student1.enschede', 'pagedword', { beyond });
			pages.push(hits.map(({ id }) => id));
			beyond = more;
		}
		expect(pages.map((page) => page.length)).toEqual([20, 20, 5]);
		expect(pages.flat()).toEqual(posted);
		const [hit] = (await search('student1.enschede', '"pagedword 44"')).hits;
		expect(hit).toMatchObject({
			space: cast.spaces['Team Poppy'],
			project: cast.project,
			author: cast.people['student1.gunn'],
			thread: null
		});
		expect(hit!.snippet).toEqual([{ text: 'pagedword 44', isHit: true }]);
		expect(hit!.n).toBeGreaterThan(0);
	});

	it('show what was said without the signs of Markdown, a link by its words', async () => {
		await post('student1.gunn', '> *plumbline*\n\n- **plumbline** `two`\n- [the plumbline](https://example.org)');
		const { hits } = await search('student1.enschede', 'plumbline');
		expect(hits[0]!.snippet.map(({ text }) => text).join('')).toBe('plumbline\nplumbline two\nthe plumbline');
		expect(hits[0]!.snippet.filter(({ isHit }) => isHit)).toHaveLength(3);
	});

	it('do not come for whom nothing but signs was asked', async () => {
		expect(termsOf('"*" NEAR(')).toEqual(['near']);
	});

	it.each([
		'"',
		'*',
		'a"b',
		'NEAR(a b)',
		"'; drop table message; --",
		'x OR y',
		'space:x',
		'^x',
		'-x',
		'{a}',
		'%',
		'_',
		'a\0b',
		'\\',
		'"'.repeat(1000),
		'x'.repeat(1000)
	])('are none, and no failure, for %j', async (question) => {
		await expect(search('student4.gunn', `${question} surelynowhere`)).resolves.toEqual({ hits: [], more: null });
	});

	it('are refused to who asks more than sixty times a minute', async () => {
		const asks = Array.from({ length: 61 }, () => finds('student8.gunn', 'haste'));
		const refusals = (await Promise.allSettled(asks)).filter(({ status }) => status === 'rejected');
		expect(refusals).toMatchObject([{ reason: { status: 429, key: 'error_search_too_many' } }]);
		await expect(finds('student7.gunn', 'haste')).resolves.toEqual([]);
	});
});
