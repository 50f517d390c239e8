import { beforeAll, describe, expect, it } from 'vitest';
import { boardOf } from '$lib/server/board/faces';
import { createCard, editCard } from '$lib/server/board/cards';
import { createColumn } from '$lib/server/board/columns';
import { read } from '$lib/server/db/store';
import { filesOf } from '$lib/server/files/faces';
import { storeFile } from '$lib/server/files/files';
import { versionToSend } from '$lib/server/files/versions';
import { eventsAfter, logBounds } from '$lib/server/log/events';
import { foldsADay } from '$lib/server/safety/folding';
import { hideThing, showThing } from '$lib/server/safety/acts';
import { leaveReport, seeReport, settleReport } from '$lib/server/safety/handling';
import { postMessage } from '$lib/server/talk/messages';
import { threadOf } from '$lib/server/talk/threads';
import { unreadCount } from '$lib/server/talk/unread';
import { talkWindow } from '$lib/server/talk/windows';
import { now, setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, sceneOf, team } from './scene';

freshStore();

let cast: Cast;
const { inTeam, staff, said, reports, sees } = sceneOf(() => cast);
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const [sanne, daan, maya, ethan] = ['student1.enschede', 'student2.enschede', 'student1.gunn', 'student2.gunn'];
const twice = async (id: string, kind: 'message' | 'card' | 'file' | 'name' = 'message') => {
	await reports(sanne, id, kind);
	return reports(daan, id, kind);
};

describe('a second report', () => {
	it('folds a text for all students, by nobody, and not for the teachers', async () => {
		const id = await said(maya);
		const unread = await unreadCount(await inTeam(ethan));
		const { head } = await logBounds(read(), cast.spaces[team]!);
		await reports(sanne, id);
		expect(await sees(ethan, id)).toBe(true);
		await reports(daan, id);
		for (const who of [sanne, daan, maya, ethan]) expect(await sees(who, id)).toBe(false);
		const asTeacher = await talkWindow(await inTeam('teacher.gunn'), 'now');
		expect(asTeacher.messages.find((one) => one.id === id)?.hidden).toMatchObject({ by: null, reason: null });
		expect(await eventsAfter(read(), cast.spaces[team]!, head, 9)).toMatchObject([
			{ type: 'message.hidden', subject: id, actorId: null, schoolId: null }
		]);
		expect(await unreadCount(await inTeam(ethan))).toBe(unread - 1);
	});

	it('folds when both press at the same moment', async () => {
		const id = await said(maya);
		await Promise.all([reports(sanne, id), reports(daan, id)]);
		expect(await sees(ethan, id)).toBe(false);
	});

	it('folds cards and files too, whose bytes and edits are then refused to students', async () => {
		const by = await inTeam(ethan);
		const column = (await createColumn(by, { ...command(), name: 'Folding', holdsDone: false })).subject;
		const card = (await createCard(by, { ...command(), column, title: 'Folded' })).subject;
		const file = (await storeFile(by, { ...command(), name: 'folded.txt' }, Buffer.from('x'))).subject;
		await twice(card, 'card');
		await twice(file, 'file');
		const [student, teacher] = [await inTeam(maya), await inTeam('teacher.enschede')];
		expect((await boardOf(student)).cards.some(({ id }) => id === card)).toBe(false);
		expect((await filesOf(student)).some(({ id }) => id === file)).toBe(false);
		expect((await boardOf(teacher)).cards.find(({ id }) => id === card)?.hidden).toMatchObject({ by: null });
		expect((await filesOf(teacher)).find(({ id }) => id === file)?.hidden).toMatchObject({ by: null });
		await expect(versionToSend(student, file, null)).rejects.toMatchObject({ status: 404 });
		expect(await versionToSend(teacher, file, null)).toMatchObject({ name: 'folded.txt' });
		const edit = { ...command(), card, version: 1, title: 'x', text: '', due: null };
		await expect(editCard(student, edit)).rejects.toMatchObject({ status: 404 });
	});

	it('folds a comment, which then no longer counts on its card', async () => {
		const by = await inTeam(ethan);
		const column = (await createColumn(by, { ...command(), name: 'Talked about', holdsDone: false })).subject;
		const card = (await createCard(by, { ...command(), column, title: 'Stays' })).subject;
		const comment = (await postMessage(await inTeam(maya), { ...command(), text: 'not nice', thread: card })).subject;
		const counted = async () => (await boardOf(by)).cards.find(({ id }) => id === card)?.comments;
		expect(await counted()).toBe(1);
		const { head } = await logBounds(read(), cast.spaces[team]!);
		await twice(comment);
		expect(await counted()).toBeUndefined();
		expect((await threadOf(by, card)).messages).toEqual([]);
		expect(await eventsAfter(read(), cast.spaces[team]!, head, 9)).toMatchObject([
			{ type: 'message.hidden', subject: comment, actorId: null },
			{ type: 'card.commented', subject: card, actorId: null }
		]);
	});

	it('never folds a text of staff, nor a name', async () => {
		const id = await said('teacher.gunn', 'homework');
		await twice(id);
		await twice(cast.people[ethan]!, 'name');
		expect(await sees(ethan, id)).toBe(true);
	});

	it('cannot silence a third: of one author five texts a day, and the next day again', async () => {
		const day = 24 * 60 * 60_000;
		const start = now() + 2 * day;
		setClock(() => start);
		const texts: string[] = [];
		for (let n = 0; n <= foldsADay; n++) texts.push(await said(ethan, `text ${n}`));
		for (const id of texts) await twice(id);
		const seen = await Promise.all(texts.map((id) => sees(maya, id)));
		expect(seen).toEqual([...Array.from({ length: foldsADay }, () => false), true]);
		setClock(() => start + day + 1);
		const next = await said(ethan, 'the next day');
		await twice(next);
		expect(await sees(maya, next)).toBe(false);
		setClock(null);
	});
});

describe('when a teacher looks', () => {
	it('what was folded is shown again as they leave, unless they hide it', async () => {
		const [kept, hidden] = [await said(maya), await said(maya)];
		const [one, two] = [await twice(kept), await twice(hidden)];
		await leaveReport(await staff(), one);
		expect(await sees(ethan, kept)).toBe(false);
		await seeReport(await staff(), command(), one);
		await seeReport(await staff(), command(), two);
		await hideThing(await inTeam('teacher.gunn'), command().id, { kind: 'message', subject: hidden });
		await leaveReport(await staff(), one);
		await leaveReport(await staff(), two);
		expect([await sees(ethan, kept), await sees(ethan, hidden)]).toEqual([true, false]);
		const asTeacher = await talkWindow(await inTeam('teacher.enschede'), 'now');
		expect(asTeacher.messages.find(({ id }) => id === hidden)?.hidden?.by).toBe(cast.people['teacher.gunn']);
		await showThing(await inTeam('teacher.enschede'), command().id, { kind: 'message', subject: hidden });
		expect(await sees(ethan, hidden)).toBe(true);
	});

	it('no further report folds it again', async () => {
		const id = await said(maya);
		const report = await reports(sanne, id);
		await seeReport(await staff(), command(), report);
		await reports(daan, id);
		expect(await sees(ethan, id)).toBe(true);
	});

	it('settling it as hidden hides it, and as nothing shows it again', async () => {
		const [bad, fine] = [await said(maya), await said(maya)];
		const [one, two] = [await reports(sanne, bad), await twice(fine)];
		await settleReport(await staff(), { ...command(), outcome: 'hidden' }, one);
		await settleReport(await staff(), { ...command(), outcome: 'nothing' }, two);
		expect([await sees(ethan, bad), await sees(ethan, fine)]).toEqual([false, true]);
	});
});
