import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heads } from '$lib/server/frames/heads';
import { fillNoticeTelling, tellWhoIsAwake } from '$lib/server/notices/telling';
import { chooseLevel } from '$lib/server/notices/levels';
import { folderPost, lettersInFolder, usePost } from '$lib/server/notices/mail';
import { noticesOf, type NoticeRow } from '$lib/server/notices/notices';
import { sendDueMails } from '$lib/server/notices/outgoing';
import { catchUp } from '$lib/server/notices/reading';
import { accessExchange } from '$lib/server/people/access';
import { settleAsCoordinator } from '$lib/server/safety/coordinating';
import { escalateReport, seeReport, settleReport } from '$lib/server/safety/handling';
import { makeReport } from '$lib/server/safety/reports';
import { postMessage } from '$lib/server/talk/messages';
import { setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { atEnschede } from './noticed';

/** Wednesday 28 October 2026, 22:30 in Enschede, 14:30 in Palo Alto: who is told of a report, and how. */
freshStore();
let cast: Cast;
beforeAll(async () => {
	process.env.ORIGIN = 'https://klasbrug.example.org';
	cast = await castOfTheDemo();
	usePost(folderPost());
	await catchUp();
	atEnschede('2026-10-28', '22:30');
});
afterAll(() => {
	setClock(null);
	usePost(undefined);
	fillNoticeTelling(() => {});
});

const command = () => ({ id: randomUUID() });
const team = (who: string) => cast.member(who, 'Team Poppy');

async function reportBy(who: string, author: string): Promise<string> {
	const { subject } = await postMessage(await team(author), { ...command(), text: 'a text nobody should mail' });
	const wanted = { kind: 'message', subject, reason: 'unkind', sentence: 'my own sentence' } as const;
	return (await makeReport(await team(who), wanted)).id;
}

async function told(who: string, report: string): Promise<NoticeRow | undefined> {
	await catchUp();
	return (await noticesOf(await cast.viewer(who))).find(({ subject }) => subject === report);
}

async function lettersTo(who: string): Promise<string[]> {
	await catchUp();
	await sendDueMails();
	const letters = lettersInFolder().filter(({ to }) => to === `${who}@example.org`);
	return letters.map(({ subject, text }) => `${subject}\n${text}`);
}

describe('a report', () => {
	it('reaches the teacher whose school is in school at once, in the app and by mail, the other one in the morning', async () => {
		const heard: string[] = [];
		fillNoticeTelling((personId) => heard.push(personId));
		const report = await reportBy('student1.enschede', 'student1.gunn');
		expect(await told('teacher.gunn', report)).toMatchObject({ kind: 'report', said: null, isNew: true });
		expect(heard).toEqual([cast.people['teacher.gunn']]);
		expect(await told('teacher.enschede', report)).toBeUndefined();
		const letters = await lettersTo('teacher.gunn');
		expect(letters).toHaveLength(1);
		expect(letters[0]).toContain(`https://klasbrug.example.org/projects/${cast.project}/reports/${report}`);
		for (const word of ['nobody should', 'my own', 'Sanne', 'Maya', 'Poppy', 'Cool']) {
			expect(letters[0]).not.toContain(word);
		}
		expect(await lettersTo('teacher.enschede')).toEqual([]);
		for (const who of ['student1.enschede', 'student1.gunn', 'student2.gunn']) {
			expect(await told(who, report), who).toBeUndefined();
		}
		atEnschede('2026-10-29', '07:00');
		tellWhoIsAwake();
		expect(heard).toContain(cast.people['teacher.enschede']);
		expect(await told('teacher.enschede', report)).toMatchObject({ kind: 'report' });
		expect(await lettersTo('teacher.gunn')).toHaveLength(1);
		atEnschede('2026-10-28', '22:30');
	});

	it('about a teacher is told to none of them: the coordinators have it, by mail as soon as their quiet hours are over', async () => {
		const before = await lettersTo('teacher.gunn');
		const report = await reportBy('student1.enschede', 'teacher.gunn');
		for (const who of ['teacher.gunn', 'teacher.enschede']) expect(await told(who, report)).toBeUndefined();
		expect(await lettersTo('coordinator')).toEqual([]);
		expect(await told('coordinator', report)).toBeUndefined();
		expect((await heads(await cast.viewer('coordinator'))).notices).toBe(0);

		atEnschede('2026-10-29', '07:00');
		expect(await told('coordinator', report)).toMatchObject({ kind: 'report', space: null, said: null, isNew: true });
		expect((await heads(await cast.viewer('coordinator'))).notices).toBe(1);
		const letters = await lettersTo('coordinator');
		expect(letters).toHaveLength(1);
		expect(letters[0]).toContain(`https://klasbrug.example.org/monitor/reports/${report}`);
		for (const word of ['nobody should', 'my own', 'Sanne', 'Rivera', 'Poppy', 'Cool']) {
			expect(letters[0]).not.toContain(word);
		}
		expect(await lettersTo('teacher.gunn')).toEqual(before);
		atEnschede('2026-10-28', '22:30');
	});

	it('that is handed on reaches the coordinators at once, and asks them no more once one of them has settled it', async () => {
		atEnschede('2026-10-29', '10:00');
		const before = (await lettersTo('coordinator')).length;
		const report = await reportBy('student1.enschede', 'student1.gunn');
		expect(await told('coordinator', report)).toBeUndefined();
		const staff = await cast.member('teacher.enschede', 'staff');
		await escalateReport(staff, { ...command(), note: 'a note of mine' }, report);
		expect(await told('coordinator', report)).toMatchObject({ kind: 'report', space: null, isNew: true });
		const letters = await lettersTo('coordinator');
		expect(letters).toHaveLength(before + 1);
		expect(letters.join()).not.toMatch(/a note of mine|nobody should|Maya|De Wit/);
		await catchUp();
		expect(await lettersTo('coordinator')).toHaveLength(before + 1);

		const exchange = await accessExchange(await cast.viewer('coordinator'));
		await settleAsCoordinator(exchange, { ...command(), outcome: 'talked' }, report);
		expect(await told('coordinator', report)).toMatchObject({ isNew: false });
		atEnschede('2026-10-28', '22:30');
	});

	it('that was settled tells who made it, whatever they chose, and asks no teacher any more', async () => {
		const report = await reportBy('student1.gunn', 'student1.enschede');
		expect(await told('teacher.gunn', report)).toMatchObject({ isNew: true });
		await chooseLevel(await team('student1.gunn'), 'nothing');
		const staff = await cast.member('teacher.gunn', 'staff');
		await seeReport(staff, command(), report);
		await settleReport(staff, { ...command(), outcome: 'talked' }, report);
		expect(await told('student1.gunn', report)).toMatchObject({ kind: 'outcome', said: null, isNew: true });
		expect(await told('student1.enschede', report)).toBeUndefined();
		expect(await told('teacher.gunn', report)).toMatchObject({ isNew: false });
	});
});
