import { beforeAll, describe, expect, it } from 'vitest';
import { createCard } from '$lib/server/board/cards';
import { createColumn } from '$lib/server/board/columns';
import { read, write } from '$lib/server/db/store';
import { messageDeletion } from '$lib/server/db/schema/talk';
import { storeFile } from '$lib/server/files/files';
import { eventsAfter, logBounds } from '$lib/server/log/events';
import { accessExchange } from '$lib/server/people/access';
import { addCoordinator } from '$lib/server/people/exchanges';
import { coordinatorReports, openedForCoordinator } from '$lib/server/safety/coordinatorLists';
import { seeAsCoordinator, settleAsCoordinator } from '$lib/server/safety/coordinating';
import { escalateReport, seeReport, settleReport } from '$lib/server/safety/handling';
import { foldedFor, openedReport, ownReport, ownReports, reportsOf } from '$lib/server/safety/lists';
import { readersOf } from '$lib/server/safety/readers';
import { makeReport } from '$lib/server/safety/reports';
import { waitingFor } from '$lib/server/safety/waiting';
import { membershipsOf } from '$lib/server/projects/access';
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

const sanne = 'student1.enschede';
const daan = 'student2.enschede';
const maya = 'student1.gunn';
const logOf = async (id: string, n = 0) => eventsAfter(read(), id, n, 10_000);
const coordinator = async () => accessExchange(await cast.viewer('coordinator'));

describe('a report', () => {
	it('keeps what it looked like, also of a message its author has taken back', async () => {
		const id = await said(maya, 'taken back in a hurry');
		const byId = cast.people[maya]!;
		await write(async (tx) => void (await tx.insert(messageDeletion).values({ messageId: id, byId, at: now() })));
		const opened = await openedReport(await staff(), await reports(sanne, id));
		expect(opened).toMatchObject({
			kind: 'message',
			text: 'taken back in a hurry',
			isDeleted: true,
			author: { id: cast.people[maya] },
			reporter: { id: cast.people[sanne] },
			state: 'new'
		});
	});

	it('is made of cards, files and names too', async () => {
		const by = await inTeam(maya);
		const column = (await createColumn(by, { ...command(), name: 'To report', holdsDone: false })).subject;
		const card = (await createCard(by, { ...command(), column, title: 'Bad card', text: 'bad text' })).subject;
		const file = (await storeFile(by, { ...command(), name: 'bad.txt' }, Buffer.from('bad'))).subject;
		expect(await openedReport(await staff(), await reports(sanne, card, 'card'))).toMatchObject({
			title: 'Bad card',
			text: 'bad text'
		});
		expect(await openedReport(await staff(), await reports(sanne, file, 'file'))).toMatchObject({ title: 'bad.txt' });
		const name = await reports(sanne, cast.people[maya]!, 'name');
		expect(await openedReport(await staff(), name)).toMatchObject({ title: (await cast.viewer(maya)).name });
		expect(await foldedFor(await inTeam(sanne))).toEqual(expect.arrayContaining([card, file]));
		expect(await foldedFor(await inTeam(sanne))).not.toContain(cast.people[maya]);
	});

	it('is made once by each person, however often they press, and also at the same moment', async () => {
		const id = await said(maya);
		const made = await Promise.all([reports(sanne, id), reports(sanne, id), reports(sanne, id)]);
		expect(new Set(made).size).toBe(1);
		expect(await reports(daan, id)).not.toBe(made[0]);
	});

	it('is not made of one’s own text, of what one cannot see, or by a visitor', async () => {
		const id = await said(maya);
		await expect(reports(maya, id)).rejects.toMatchObject({ status: 403, key: 'error_report_own' });
		const elsewhere = await cast.member('student3.enschede', 'Team Heron');
		const wanted = { kind: 'message', subject: id, reason: 'unkind', sentence: null } as const;
		await expect(makeReport(elsewhere, wanted)).rejects.toMatchObject({ status: 404 });
		await expect(makeReport(await inTeam(sanne), { ...wanted, kind: 'card' })).rejects.toMatchObject({ status: 404 });
		await expect(reports(sanne, cast.people['student3.enschede']!, 'name')).rejects.toMatchObject({ status: 404 });
	});

	it('is told in the staff space by nobody, and in the space it happened in not at all', async () => {
		const id = await said(maya);
		const { head } = await logBounds(read(), cast.spaces.staff!);
		const inSpace = (await logBounds(read(), cast.spaces[team]!)).head;
		const report = await reports(sanne, id);
		expect(await logOf(cast.spaces.staff!, head)).toMatchObject([
			{ type: 'report.made', subject: report, actorId: null, schoolId: null, clientId: null }
		]);
		expect(await logOf(cast.spaces[team]!, inSpace)).toEqual([]);
	});

	it('is folded away for who made it, and for nobody else', async () => {
		const id = await said(maya);
		await reports(sanne, id);
		expect(await foldedFor(await inTeam(sanne))).toContain(id);
		expect(await foldedFor(await inTeam(daan))).not.toContain(id);
		expect(await sees(daan, id)).toBe(true);
	});
});

describe('what becomes of a report', () => {
	it('is seen and settled, each with who and when, and the reporter hears the outcome and nobody’s name', async () => {
		const report = await reports(sanne, await said(maya));
		await seeReport(await staff(), command(), report);
		expect(await seeReport(await staff('teacher.enschede'), command(), report)).toBeNull();
		expect(await openedReport(await staff(), report)).toMatchObject({
			state: 'seen',
			seen: { by: cast.people['teacher.gunn'] }
		});
		await settleReport(await staff('teacher.enschede'), { ...command(), outcome: 'talked' }, report);
		const mine = (await ownReports({ id: cast.people[sanne]! })).find(({ id }) => id === report);
		expect(mine).toMatchObject({ state: 'settled', outcome: 'talked' });
		expect(JSON.stringify(mine)).not.toContain(cast.people['teacher.enschede']);
		expect(await openedReport(await staff(), report)).toMatchObject({
			settled: { by: cast.people['teacher.enschede'], outcome: 'talked' }
		});
	});

	it('is settled once', async () => {
		const report = await reports(sanne, await said(maya));
		await settleReport(await staff(), { ...command(), outcome: 'nothing' }, report);
		await expect(settleReport(await staff(), { ...command(), outcome: 'talked' }, report)).rejects.toMatchObject({
			status: 409
		});
	});

	it('waits in numbers until it is settled or handed on, for the teachers of both schools', async () => {
		const waiting = async (who: string) => {
			const found = await waitingFor(cast.people[who]!, await membershipsOf(cast.people[who]!));
			return found.find(({ project }) => project === cast.project)?.open ?? 0;
		};
		const before = await waiting('teacher.gunn');
		const one = await reports(sanne, await said(maya));
		const two = await reports(sanne, await said(maya));
		expect([await waiting('teacher.gunn'), await waiting('teacher.enschede')]).toEqual([before + 2, before + 2]);
		expect(await waiting(sanne)).toBe(0);
		await settleReport(await staff(), { ...command(), outcome: 'nothing' }, one);
		await escalateReport(await staff(), { ...command(), note: null }, two);
		expect(await waiting('teacher.gunn')).toBe(before);
	});

	it('handed on, is the coordinators’ to settle, who read neither a pupil’s name nor text', async () => {
		const report = await reports(sanne, await said(maya, 'a very private thing'));
		const note = 'This goes beyond the two of us.';
		await expect(openedForCoordinator(await coordinator(), report)).rejects.toMatchObject({ status: 404 });
		await escalateReport(await staff(), { ...command(), note }, report);
		const seen = await openedForCoordinator(await coordinator(), report);
		expect(seen).toMatchObject({ content: null, sentence: null, escalated: { note }, author: { name: null } });
		const words = JSON.stringify([seen, await coordinatorReports(await coordinator())]);
		for (const who of [sanne, maya]) expect(words).not.toContain((await cast.viewer(who)).name);
		expect(words).not.toContain('a very private thing');
		await expect(settleReport(await staff(), { ...command(), outcome: 'talked' }, report)).rejects.toMatchObject({
			key: 'error_report_escalated'
		});
		await settleAsCoordinator(await coordinator(), { ...command(), outcome: 'passedOn' }, report);
		expect(await openedReport(await staff(), report)).toMatchObject({ settled: { outcome: 'passedOn' } });
	});
});

describe('a report about a teacher', () => {
	it('reaches the coordinators and never that teacher, nor a colleague', async () => {
		const report = await reports(sanne, await said('teacher.gunn', 'a teacher’s word'));
		for (const who of ['teacher.gunn', 'teacher.enschede']) {
			expect((await reportsOf(await staff(who))).some(({ id }) => id === report)).toBe(false);
			await expect(openedReport(await staff(who), report)).rejects.toMatchObject({ status: 404 });
			await expect(seeReport(await staff(who), command(), report)).rejects.toMatchObject({ status: 404 });
		}
		const found = await openedForCoordinator(await coordinator(), report);
		expect(found).toMatchObject({
			aboutStaff: true,
			author: { name: (await cast.viewer('teacher.gunn')).name },
			reporter: { name: null },
			content: { text: 'a teacher’s word' }
		});
		const told = (await logOf(cast.exchange)).filter(({ subject }) => subject === report);
		expect(told).toMatchObject([{ type: 'report.made', actorId: null }]);
		expect((await logOf(cast.spaces.staff!)).some(({ subject }) => subject === report)).toBe(false);
		await seeAsCoordinator(await coordinator(), command(), report);
		await settleAsCoordinator(await coordinator(), { ...command(), outcome: 'talked' }, report);
		const mine = (await ownReports({ id: cast.people[sanne]! })).find(({ id }) => id === report);
		expect(mine).toMatchObject({ outcome: 'talked' });
	});

	it('is not there for a coordinator who is reported, and does not wait for them', async () => {
		const id = cast.people['teacher.enschede']!;
		await write((tx) => addCoordinator(tx, cast.exchange, id, now()));
		const report = await reports(maya, await said('teacher.enschede', 'word of a coordinating teacher'));
		const reported = await accessExchange({ id });
		await expect(openedForCoordinator(reported, report)).rejects.toMatchObject({ status: 404 });
		expect((await coordinatorReports(reported)).some((one) => one.id === report)).toBe(false);
		const readers = await readersOf(await ownReport({ id: cast.people[maya]! }, report));
		expect(readers.map((one) => one.id)).toEqual([cast.people.coordinator]);
		const waits = async (who: string) => (await waitingFor(who, [])).find(({ project }) => project === null)?.open ?? 0;
		expect(await waits(cast.people.coordinator!)).toBe((await waits(id)) + 1);
	});
});

describe('who looks, and when', () => {
	const reader = async (at: number) => {
		const report = await reports(sanne, await said(maya));
		return readersOf(await ownReport({ id: cast.people[sanne]! }, report), at);
	};

	it('is first the teacher whose school is in school now, and the other one in the morning', async () => {
		// 22:30 on Wednesday 28 October 2026 in Enschede: 14:30 in Palo Alto.
		const readers = await reader(Date.UTC(2026, 9, 28, 21, 30));
		expect(readers).toMatchObject([
			{ id: cast.people['teacher.gunn'], isNow: true, readAt: Date.UTC(2026, 9, 28, 21, 30) },
			{ id: cast.people['teacher.enschede'], isNow: false }
		]);
		expect(new Date(readers[1]!.readAt!).toISOString()).toMatch(/^2026-10-29T07:/);
	});

	it('is the one of the own school in its lessons', async () => {
		const readers = await reader(Date.UTC(2026, 9, 28, 9, 0));
		expect(readers[0]).toMatchObject({ id: cast.people['teacher.enschede'], isNow: true });
		expect(readers[1]).toMatchObject({ id: cast.people['teacher.gunn'], isNow: false });
	});

	it('is still named when both are asleep', async () => {
		const readers = await reader(Date.UTC(2026, 9, 29, 2, 0));
		expect(readers.every(({ isNow }) => !isNow)).toBe(true);
		expect(readers[0]!.id).toBe(cast.people['teacher.enschede']);
		setClock(null);
	});
});
