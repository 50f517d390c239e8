import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { read } from '$lib/server/db/store';
import { logBounds } from '$lib/server/log/events';
import { countsByKind, markAllRead } from '$lib/server/notices/notices';
import { membershipsOf } from '$lib/server/projects/access';
import { markRead } from '$lib/server/projects/readMarks';
import { makeReport } from '$lib/server/safety/reports';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import { now, setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { atEnschede, noticed } from './noticed';

/** Whoever calls somebody a hundred times keeps nothing else from them. */
freshStore();

const often = 105;
let cast: Cast;
const { say, count } = noticed(() => cast);

beforeAll(async () => {
	vi.stubEnv('KLASBRUG_TALK_BURST', '1000');
	cast = await castOfTheDemo();
	atEnschede(addDays(wallTimeAt(now(), 'Europe/Amsterdam').date, 1), '18:00');
});
afterAll(() => {
	vi.unstubAllEnvs();
	setClock(null);
});

async function nothingWaitsFor(who: string): Promise<void> {
	const viewer = await cast.viewer(who);
	await count(who);
	await markAllRead(viewer, await membershipsOf(viewer.id));
	for (const member of await membershipsOf(viewer.id)) {
		await markRead(member, (await logBounds(read(), member.spaceId)).head);
	}
	expect(await count(who)).toBe(0);
}

async function call(who: string): Promise<void> {
	for (let i = 0; i < often; i++) await say('student3.enschede', { space: 'Team Heron', to: [who] });
}

test('a hundred mentions that were read in the talk hide nothing that comes after them', async () => {
	await nothingWaitsFor('teacher.gunn');
	await call('teachers');
	const { head } = await logBounds(read(), cast.spaces['Team Heron']!);
	await markRead(await cast.member('teacher.gunn', 'Team Heron'), head);
	expect(await count('teacher.gunn')).toBe(0);
	await say('student3.enschede', { space: 'Team Heron', to: ['teachers'] });
	expect(await count('teacher.gunn')).toBe(1);
});

test('a hundred that were not hide no question and no report that came before them', async () => {
	await nothingWaitsFor('teacher.gunn');
	await say('student1.enschede', { asks: true });
	const { subject } = await say('student2.enschede', { text: 'unkind' });
	const wanted = { kind: 'message', subject, reason: 'unkind', sentence: null } as const;
	await makeReport(await cast.member('student1.enschede', 'Team Poppy'), wanted);
	await call('teachers');
	expect(await count('teacher.gunn')).toBe(100);
	const kinds = await countsByKind(cast.people['teacher.gunn']!);
	expect([kinds.get('answer'), kinds.get('report')]).toEqual([1, 1]);
});

test('a hundred reports that a coordinator has looked at hide no new one', async () => {
	const reported = async () => {
		const { subject } = await say('teacher.enschede', { text: randomUUID() });
		const wanted = { kind: 'message', subject, reason: 'unkind', sentence: null } as const;
		await makeReport(await cast.member('student1.enschede', 'Team Poppy'), wanted);
	};
	for (let i = 0; i < often; i++) await reported();
	await nothingWaitsFor('coordinator');
	await reported();
	expect(await count('coordinator')).toBe(1);
});
