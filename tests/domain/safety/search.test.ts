import { beforeAll, describe, expect, it } from 'vitest';
import { createCard } from '$lib/server/board/cards';
import { createColumn } from '$lib/server/board/columns';
import { leaveReport, seeReport } from '$lib/server/safety/handling';
import { foldedAnywhere } from '$lib/server/safety/lists';
import { termsOf } from '$lib/server/search/terms';
import { postMessage } from '$lib/server/talk/messages';
import { searchTalk } from '$lib/server/talk/search';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, sceneOf } from './scene';

freshStore();

let cast: Cast;
const { inTeam, staff, said, reports } = sceneOf(() => cast);
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const [sanne, daan, maya, ethan] = ['student1.enschede', 'student2.enschede', 'student1.gunn', 'student2.gunn'];
const anything = { from: null, in: null, hasFile: false, before: null, since: null, beyond: null };

/** Ids of what somebody finds, as their page of search asks. */
async function finds(who: string, question: string): Promise<string[]> {
	const viewer = await cast.viewer(who);
	const asked = { ...anything, terms: termsOf(question), without: await foldedAnywhere(viewer) };
	return (await searchTalk(viewer, asked)).hits.map(({ id }) => id);
}

const below = async (who: string, thread: string, text: string) =>
	(await postMessage(await inTeam(who), { ...command(), text, thread })).subject;

describe('what somebody has reported is found', () => {
	it('by everybody else, and not by them', async () => {
		const [bad, fine] = [await said(maya, 'quibble and worse'), await said(maya, 'quibble and better')];
		await reports(sanne, bad);
		expect(await finds(sanne, 'quibble')).toEqual([fine]);
		for (const who of [daan, maya, 'teacher.gunn']) expect(await finds(who, 'quibble')).toEqual([fine, bad]);
	});

	it('not by them after a teacher has looked either', async () => {
		const id = await said(maya, 'pettifog');
		const report = await reports(sanne, id);
		await seeReport(await staff(), command(), report);
		await leaveReport(await staff(), report);
		expect(await finds(sanne, 'pettifog')).toEqual([]);
		expect(await finds(daan, 'pettifog')).toEqual([id]);
	});

	it('with nothing that is said below it: answers to a message, comments on a card', async () => {
		const by = await inTeam(ethan);
		const column = (await createColumn(by, { ...command(), name: 'Searching', holdsDone: false })).subject;
		const card = (await createCard(by, { ...command(), column, title: 'Reported' })).subject;
		const id = await said(maya, 'the root of it');
		const texts = [await below(daan, id, 'garrulous answer'), await below(daan, card, 'garrulous comment')];
		expect((await finds(sanne, 'garrulous')).sort()).toEqual(texts.sort());
		await reports(sanne, id);
		await reports(sanne, card, 'card');
		expect(await finds(sanne, 'garrulous')).toEqual([]);
		expect((await finds(ethan, 'garrulous')).sort()).toEqual(texts.sort());
	});

	it('not by them where it is an answer, and the rest of its thread is', async () => {
		const id = await said(maya, 'below stand two');
		const [bad, fine] = [await below(daan, id, 'lampoon one'), await below(daan, id, 'lampoon two')];
		await reports(sanne, bad);
		expect(await finds(sanne, 'lampoon')).toEqual([fine]);
	});

	it('by no student once two have reported it, and by the teachers; again when one has looked and left it', async () => {
		const id = await said(maya, 'skulduggery');
		const report = await reports(sanne, id);
		await reports(daan, id);
		for (const who of [sanne, daan, maya, ethan]) expect(await finds(who, 'skulduggery')).toEqual([]);
		expect(await finds('teacher.enschede', 'skulduggery')).toEqual([id]);
		await seeReport(await staff(), command(), report);
		await leaveReport(await staff(), report);
		expect(await finds(ethan, 'skulduggery')).toEqual([id]);
		expect(await finds(sanne, 'skulduggery')).toEqual([]);
	});
});
