import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCard } from '$lib/server/board/cards';
import { boardOf } from '$lib/server/board/faces';
import { accessExchange } from '$lib/server/people/access';
import { chooseQuietHours } from '$lib/server/people/quietHours';
import { read } from '$lib/server/db/store';
import { headsOf, onAppended } from '$lib/server/log/events';
import { chooseLevel, levelsOf } from '$lib/server/notices/levels';
import { loudSpaces, markAllRead, markNoticesRead, noticesOf } from '$lib/server/notices/notices';
import { allIsRead, settleReading, startReading } from '$lib/server/notices/reading';
import { fillNoticeTelling, tellWhoIsAwake } from '$lib/server/notices/telling';
import { accessSpace, membershipsOf } from '$lib/server/projects/access';
import { endMembership } from '$lib/server/projects/memberships';
import { openSpace } from '$lib/server/projects/openings';
import { markRead } from '$lib/server/projects/readMarks';
import { deleteMessage } from '$lib/server/talk/deletions';
import { hideMessage, showMessage } from '$lib/server/talk/messages';
import { now, setClock } from '$lib/time/clock';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { atEnschede, noticed } from './noticed';

freshStore();

let cast: Cast;
const { say, told, count } = noticed(() => cast);
const command = () => ({ id: randomUUID() });
/** A day on which both schools are awake in the afternoon of the one and the morning of the other. */
let today = '';

beforeAll(async () => {
	cast = await castOfTheDemo();
	today = addDays(wallTimeAt(now(), 'Europe/Amsterdam').date, 1);
});
beforeEach(() => atEnschede(today, '18:00'));
afterAll(() => setClock(null));

const level = async (who: string, space: string, wanted: 'everything' | 'mentions' | 'nothing') =>
	chooseLevel(await cast.member(who, space), wanted);

describe('a mention', () => {
	it('tells who is meant, with the words as they are now, and nobody else', async () => {
		const event = await say('student1.enschede', { to: ['student1.gunn'], text: 'Maya, yours?' });
		expect(await told('student1.gunn', event)).toMatchObject({
			kind: 'mention',
			n: event.n,
			isNew: true,
			space: { id: cast.spaces['Team Poppy'] },
			said: { name: 'Sanne', text: 'Maya, yours?' }
		});
		for (const who of ['student1.enschede', 'student2.gunn', 'teacher.gunn', 'student3.gunn']) {
			expect(await told(who, event), who).toBeUndefined();
		}
	});

	it('says its words on one line, without the signs of Markdown', async () => {
		const text = '**Maya**, yours?\n\n- [the `turbine`](https://example.org)\n- a * b';
		const event = await say('student1.enschede', { to: ['student1.gunn'], text });
		expect(await told('student1.gunn', event)).toMatchObject({ said: { text: 'Maya, yours? the turbine a * b' } });
	});

	it('of the team is for its students, of the teachers for both schools’ teachers, of everyone for all', async () => {
		const [team, teachers, everyone] = [
			await say('student1.enschede', { to: ['team'] }),
			await say('student1.enschede', { to: ['teachers'] }),
			await say('teacher.enschede', { to: ['everyone'] })
		];
		const who = ['student1.gunn', 'student2.enschede', 'teacher.gunn', 'teacher.enschede', 'student3.gunn'];
		const heard = async (event: typeof team) => {
			const kinds = await Promise.all(who.map(async (one) => ((await told(one, event)) ? one : '')));
			return kinds.filter((one) => one !== '');
		};
		expect(await heard(team)).toEqual(['student1.gunn', 'student2.enschede']);
		expect(await heard(teachers)).toEqual(['teacher.gunn', 'teacher.enschede']);
		expect(await heard(everyone)).toEqual(['student1.gunn', 'student2.enschede', 'teacher.gunn']);
	});

	it('of oneself is no notice, and the gravest reason makes one notice of several', async () => {
		const own = await say('student1.gunn', { to: ['student1.gunn', 'everyone'] });
		expect(await told('student1.gunn', own)).toBeUndefined();
		const both = await say('student1.enschede', { to: ['student1.gunn', 'team'], asks: true });
		expect(await told('student1.gunn', both)).toMatchObject({ kind: 'answer' });
	});

	it('is read once the talk is read so far, and counts until then', async () => {
		await markAll('student2.gunn');
		const event = await say('student1.enschede', { to: ['student2.gunn'] });
		expect(await count('student2.gunn')).toBe(1);
		await markRead(await cast.member('student2.gunn', 'Team Poppy'), event.n);
		expect(await count('student2.gunn')).toBe(0);
		expect(await told('student2.gunn', event)).toMatchObject({ isNew: false });
	});
});

describe('an answer', () => {
	it('in a thread tells whose message it is about and who wrote there, and waits until it is opened', async () => {
		await markAll('student2.enschede');
		const root = await say('student2.enschede');
		const first = await say('student1.gunn', { thread: root.subject });
		expect(await told('student2.enschede', first)).toMatchObject({ kind: 'reply', thread: root.subject });
		const second = await say('student2.enschede', { thread: root.subject });
		expect(await told('student1.gunn', second)).toMatchObject({ kind: 'reply' });
		expect(await told('student2.gunn', second)).toBeUndefined();
		await markRead(await cast.member('student2.enschede', 'Team Poppy'), second.n);
		expect(await count('student2.enschede')).toBe(1);
		await markNoticesRead(await cast.viewer('student1.gunn'), { thread: root.subject });
		expect(await count('student2.enschede')).toBe(1);
		await markNoticesRead(await cast.viewer('student2.enschede'), { thread: root.subject });
		expect(await count('student2.enschede')).toBe(0);
	});

	it('below a card tells who wrote there too, and says that it is a card', async () => {
		const by = await cast.member('teacher.enschede', 'Team Poppy');
		const { columns } = await boardOf(by);
		const card = (await createCard(by, { ...command(), column: columns[0]!.id, title: 'Talked about' })).subject;
		await say('student1.gunn', { thread: card });
		const second = await say('student2.enschede', { thread: card });
		expect(await told('student1.gunn', second)).toMatchObject({ kind: 'reply', thread: card, about: 'card' });
		expect(await told('student2.gunn', second)).toBeUndefined();
	});

	it('in a thread whose message is hidden meanwhile is no notice any more', async () => {
		const root = await say('student2.enschede');
		const reply = await say('student1.gunn', { thread: root.subject });
		expect(await told('student2.enschede', reply)).toBeDefined();
		await hideMessage(await cast.member('teacher.gunn', 'Team Poppy'), { ...command(), message: root.subject });
		expect(await told('student2.enschede', reply)).toBeUndefined();
	});

	it('that is needed asks the teachers of the other school, and in a team its students there, until it came', async () => {
		const inTeam = await say('student1.enschede', { asks: true });
		expect(await told('teacher.gunn', inTeam)).toMatchObject({ kind: 'answer', isNew: true });
		expect(await told('student2.gunn', inTeam)).toMatchObject({ kind: 'answer' });
		expect(await told('teacher.enschede', inTeam)).toBeUndefined();
		expect(await told('student2.enschede', inTeam)).toBeUndefined();
		const inCommon = await say('teacher.enschede', { space: 'common', asks: true });
		expect(await told('teacher.gunn', inCommon)).toBeDefined();
		expect(await told('student2.gunn', inCommon)).toBeUndefined();
		await say('student1.gunn', { thread: inTeam.subject });
		expect(await told('teacher.gunn', inTeam)).toMatchObject({ isNew: false });
	});
});

describe('what one has chosen to be told of in a space', () => {
	it('is mentions at first; for teachers everything among themselves', async () => {
		const levels = async (who: string) => {
			const members = await membershipsOf(cast.people[who]!);
			const chosen = await levelsOf(members);
			return Object.fromEntries(members.map(({ spaceId, spaceKind }) => [spaceKind, chosen.get(spaceId)]));
		};
		expect(await levels('teacher.gunn')).toEqual({ common: 'mentions', staff: 'everything', team: 'mentions' });
		expect(await levels('student1.gunn')).toEqual({ common: 'mentions', team: 'mentions' });
	});

	it('nothing: no mention, no answer in a thread; and of that team only', async () => {
		await level('student1.gunn', 'Team Poppy', 'nothing');
		const root = await say('student1.gunn');
		const silent = [
			await say('student1.enschede', { to: ['student1.gunn', 'everyone'] }),
			await say('student1.enschede', { thread: root.subject }),
			await say('student1.enschede', { asks: true })
		];
		for (const event of silent) expect(await told('student1.gunn', event)).toBeUndefined();
		expect(await told('student1.gunn', await say('teacher.gunn', { space: 'common', to: ['everyone'] }))).toBeDefined();
		await level('student1.gunn', 'Team Poppy', 'mentions');
	});

	it('cannot keep @teachers and questions to their school from a teacher', async () => {
		await level('teacher.gunn', 'Team Poppy', 'nothing');
		expect(await told('teacher.gunn', await say('student1.gunn', { to: ['teachers'] }))).toMatchObject({
			kind: 'mention'
		});
		expect(await told('teacher.gunn', await say('student1.enschede', { asks: true }))).toMatchObject({
			kind: 'answer'
		});
		expect(await told('teacher.gunn', await say('student1.gunn', { to: ['teacher.gunn'] }))).toBeUndefined();
		await level('teacher.gunn', 'Team Poppy', 'mentions');
	});

	it('everything: every message counts, without a row for each, and a mention among them once', async () => {
		await level('student2.gunn', 'Team Poppy', 'everything');
		await markAll('student2.gunn');
		await say('student1.enschede');
		await say('student1.enschede', { to: ['student2.gunn'] });
		await say('student2.gunn');
		expect(await count('student2.gunn')).toBe(2);
		const loud = await loudSpaces(await membershipsOf(cast.people['student2.gunn']!));
		expect(loud).toEqual([{ space: cast.spaces['Team Poppy'], unread: 2 }]);
		await markAll('student2.gunn');
		expect(await count('student2.gunn')).toBe(0);
		await level('student2.gunn', 'Team Poppy', 'mentions');
	});

	it('is no visitor’s to choose', async () => {
		const coordinator = await cast.viewer('coordinator');
		const space = cast.spaces['Team Acorn']!;
		await openSpace(await accessExchange(coordinator), { ...command(), reason: 'A parent called' }, space);
		const visitor = await accessSpace(coordinator, { project: cast.project, space });
		await expect(chooseLevel(visitor, 'everything')).rejects.toMatchObject({ status: 403 });
		await say('student5.gunn', { space: 'Team Acorn', to: ['everyone'], text: 'all' });
		expect(await noticesOf(coordinator)).toEqual([]);
		expect(await count('coordinator')).toBe(0);
	});
});

describe('a notice is gone', () => {
	it('while its message is hidden, for staff too, and for good once it is deleted', async () => {
		const event = await say('student1.enschede', { to: ['student1.gunn', 'teachers'] });
		const teacher = await cast.member('teacher.gunn', 'Team Poppy');
		await told('student1.gunn', event);
		const before = await count('student1.gunn');
		await hideMessage(teacher, { ...command(), message: event.subject });
		expect(await told('student1.gunn', event)).toBeUndefined();
		expect(await told('teacher.enschede', event)).toBeUndefined();
		expect(await count('student1.gunn')).toBe(before - 1);
		await showMessage(teacher, { ...command(), message: event.subject });
		expect(await told('student1.gunn', event)).toBeDefined();
		await deleteMessage(await cast.member('student1.enschede', 'Team Poppy'), { ...command(), message: event.subject });
		expect(await told('student1.gunn', event)).toBeUndefined();
	});

	it('once its reader is out of the space, and none comes any more', async () => {
		const event = await say('student3.enschede', { space: 'Team Heron', to: ['student4.gunn'] });
		expect(await told('student4.gunn', event)).toBeDefined();
		const { id } = await cast.member('student4.gunn', 'Team Heron');
		await endMembership(await cast.member('teacher.gunn', 'Team Heron'), { ...command(), membership: id });
		expect(await told('student4.gunn', event)).toBeUndefined();
		const later = await say('student3.enschede', { space: 'Team Heron', to: ['student4.gunn', 'everyone'] });
		expect(await told('student4.gunn', later)).toBeUndefined();
	});

	it('is never somebody else’s to read', async () => {
		const event = await say('student1.enschede', { to: ['student1.gunn'] });
		const { id } = (await told('student1.gunn', event))!;
		await markNoticesRead(await cast.viewer('student2.gunn'), { notice: id });
		expect(await told('student1.gunn', event)).toMatchObject({ isNew: true });
		await markNoticesRead(await cast.viewer('student1.gunn'), { notice: id });
		expect(await told('student1.gunn', event)).toMatchObject({ isNew: false });
	});
});

describe('in quiet hours', () => {
	it('a notice waits: no word, no number, no row; it is there when they are over', async () => {
		await markAll('student2.enschede');
		const heard: string[] = [];
		fillNoticeTelling((personId) => heard.push(personId));
		const [sleeper, awake] = [cast.people['student2.enschede']!, cast.people['student2.gunn']!];
		atEnschede(today, '20:59');
		await told('student2.enschede', await say('student1.gunn', { to: ['student2.enschede'] }));
		expect(heard).toContain(sleeper);
		atEnschede(today, '21:00');
		heard.length = 0;
		const event = await say('student1.gunn', { to: ['student2.enschede', 'student2.gunn'] });
		expect(await told('student2.enschede', event)).toBeUndefined();
		expect(await told('student2.gunn', event)).toBeDefined();
		expect(heard).toEqual([awake]);
		expect(await count('student2.enschede')).toBe(1);
		atEnschede(addDays(today, 1), '06:59');
		tellWhoIsAwake();
		expect(heard).toEqual([awake]);
		expect(await count('student2.enschede')).toBe(1);
		atEnschede(addDays(today, 1), '07:00');
		tellWhoIsAwake();
		expect(heard).toEqual([awake, sleeper]);
		expect(await count('student2.enschede')).toBe(2);
		expect(await told('student2.enschede', event)).toMatchObject({ isNew: true });
		fillNoticeTelling(() => {});
	});

	it('of one’s own choice instead of those at night', async () => {
		const viewer = await cast.viewer('student1.gunn');
		await chooseQuietHours(viewer, { from: '08:00', to: '10:00' });
		const event = await say('student1.enschede', { to: ['student1.gunn'] });
		expect(await told('student1.gunn', event)).toBeUndefined();
		await chooseQuietHours(viewer, { from: '21:00', to: '07:00' });
		expect(await told('student1.gunn', event)).toBeDefined();
	});
});

describe('reading the logs', () => {
	it('tells of what happens while the server runs, and of what happened while it did not, once each', async () => {
		const heard: string[] = [];
		await startReading();
		fillNoticeTelling((personId) => heard.push(personId));
		const root = await say('student2.gunn');
		const live = await say('student1.enschede', { thread: root.subject });
		await allIsRead();
		expect(heard).toEqual([cast.people['student2.gunn']]);
		await settleReading();
		onAppended('notices', () => {});
		const missed = await say('student1.enschede', { thread: root.subject });
		await startReading();
		expect(heard).toHaveLength(2);
		const notices = await noticesOf(await cast.viewer('student2.gunn'));
		for (const { subject } of [live, missed]) expect(notices.filter((one) => one.subject === subject)).toHaveLength(1);
		onAppended('notices', () => {});
		fillNoticeTelling(() => {});
	});
});

async function markAll(who: string): Promise<void> {
	await count(who);
	const members = await membershipsOf(cast.people[who]!);
	await markAllRead(await cast.viewer(who), members);
	for (const member of members) await markRead(member, (await headOf(member.spaceId)) ?? 0);
}

async function headOf(space: string): Promise<number | undefined> {
	return (await headsOf(read(), [space])).get(space);
}
