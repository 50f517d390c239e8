import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLoginSession } from '$lib/server/auth/login-sessions';
import { hideCard } from '$lib/server/board/hidden';
import { boardColumn, card } from '$lib/server/db/schema/board';
import { person } from '$lib/server/db/schema/people';
import { invitation } from '$lib/server/db/schema/projects';
import { read, write } from '$lib/server/db/store';
import { cast as people } from '$lib/server/demo/cast';
import { monitorOf, type ProjectHealth } from '$lib/server/monitor/health';
import { accessExchange, type Coordination } from '$lib/server/people/access';
import { canWrite } from '$lib/server/projects/access';
import { openSpace } from '$lib/server/projects/openings';
import { postMessage } from '$lib/server/talk/messages';
import { talkWindow } from '$lib/server/talk/windows';
import { setClock } from '$lib/time/clock';
import { endAccountOf, reopenAccountOf } from '../../support/accountEnds';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

const day = 24 * 60 * 60_000;
/** Tuesday 3 November 2026, 13:00 in Enschede, 04:00 in Palo Alto. */
const start = Date.UTC(2026, 10, 3, 12);
/** A fortnight later: nine school days of Gunn (Veterans Day between), ten of Enschede. */
const fortnight = start + 14 * day;

let cast: Cast;
let by: Coordination;

beforeAll(async () => {
	setClock(() => start);
	cast = await castOfTheDemo();
	setClock(() => start);
	by = await accessExchange(await cast.viewer('coordinator'));
	await forgetDemo();
	for (const teacher of ['teacher.enschede', 'teacher.gunn']) await say(teacher, 'common');
	for (const student of ['student1.enschede', 'student1.gunn']) await say(student, 'common');
});
beforeEach(() => setClock(() => start));
afterEach(() => setClock(null));

/** What the demo shows of late cards and waiting invitations is not what these tests count. */
async function forgetDemo(): Promise<void> {
	await write(async (tx) => {
		await tx.update(card).set({ dueAt: null });
		await tx.update(invitation).set({ answer: 'withdrawn', answeredAt: start });
	});
}

async function say(who: string, space: string, at = start): Promise<void> {
	setClock(() => at);
	await postMessage(await cast.member(who, space), { id: randomUUID(), text: 'A word nobody else reads' });
}

async function projectAt(at: number, id = cast.project): Promise<ProjectHealth> {
	setClock(() => at);
	const { projects } = await monitorOf(by);
	return projects.find((one) => one.id === id)!;
}

const kindsAt = async (at: number) => (await projectAt(at)).reasons.map(({ kind }) => kind);
const gunn = () => cast.schools.gunn;

describe('a partner teacher who is away for a fortnight', () => {
	it('is named on the monitor by their school days, and no space closes', async () => {
		await say('teacher.enschede', 'common', fortnight - day);
		await say('student1.gunn', 'Team Poppy', fortnight - day);
		const { reasons } = await projectAt(fortnight);
		expect(reasons).toEqual([
			{
				...{ kind: 'teacherUnseen', schoolId: gunn(), figure: 9, recent: null },
				...{ act: 'nameCover', ask: ['Ms Rivera'] }
			}
		]);
		for (const space of ['common', 'Team Poppy']) {
			expect(canWrite(await cast.member('student1.gunn', space))).toBe(true);
		}
	});

	it('is not missed before the fifth school day, nor over a holiday', async () => {
		await say('teacher.enschede', 'common', start + 6 * day);
		expect(await kindsAt(start + 6 * day)).toEqual([]);
		expect(await kindsAt(start + 7 * day)).toContain('teacherUnseen');
		const beforeThanksgiving = Date.UTC(2026, 10, 20, 20);
		await say('teacher.gunn', 'staff', beforeThanksgiving);
		await say('teacher.enschede', 'common', Date.UTC(2026, 10, 29, 12));
		expect(await kindsAt(Date.UTC(2026, 10, 29, 20))).not.toContain('teacherUnseen');
	});

	it('has been seen when they sign in, though they write nothing', async () => {
		const later = Date.UTC(2026, 11, 9, 20);
		await say('teacher.enschede', 'common', later);
		expect(await kindsAt(later)).toContain('teacherUnseen');
		const [row] = await read().select().from(person).where(eq(person.id, cast.people['teacher.gunn']!));
		await createLoginSession(row!.id, 'staff', row!.passwordHash);
		expect(await kindsAt(later)).not.toContain('teacherUnseen');
	});
});

describe('the coordinator is told of', () => {
	it('every space with students of a school and none of its teachers', async () => {
		const coordinator = await cast.viewer('coordinator');
		expect((await projectAt(start)).reasons).toEqual([]);
		await endAccountOf(cast.people['teacher.gunn']!, coordinator);
		expect((await projectAt(start)).reasons).toMatchObject([
			{ kind: 'spaceWithoutTeacher', schoolId: gunn(), figure: 5, act: 'nameCover' }
		]);
		await reopenAccountOf(cast.people['teacher.gunn']!, coordinator);
		expect((await projectAt(start)).reasons).toEqual([]);
	});

	it('one side that is silent while the other goes on; a look of the coordinator is no word of anybody', async () => {
		const december = Date.UTC(2026, 11, 4, 18);
		await say('student1.gunn', 'Team Poppy', Date.UTC(2026, 10, 24, 18));
		await say('student1.enschede', 'common', december);
		setClock(() => december);
		await openSpace(by, { id: randomUUID(), reason: 'To see what is the matter' }, cast.spaces.common!);
		const silent = async () => (await projectAt(december)).reasons.filter(({ kind }) => kind === 'sideSilent');
		// The rest of that week was Thanksgiving break.
		expect(await silent()).toMatchObject([{ schoolId: gunn(), figure: 5, ask: ['Ms Rivera'] }]);
		await say('student1.gunn', 'common', december);
		expect(await silent()).toEqual([]);
	});

	it('late cards that become more', async () => {
		await write(async (tx) => {
			const column = { id: randomUUID(), spaceId: cast.spaces['Team Heron']!, rank: 'zzzz' };
			await tx.insert(boardColumn).values({ ...column, name: 'To do', holdsDone: false });
			for (let index = 0; index < 5; index++) {
				const facts = { spaceId: column.spaceId, columnId: column.id, rank: `a${index}`, version: 1 };
				const words = { title: 'Dig', text: '', lang: 'en', createdBy: cast.people['student3.gunn']! } as const;
				const due = {
					dueDate: '2026-11-01',
					dueTime: '12:00',
					dueZone: 'Europe/Amsterdam',
					dueAt: start - index * day
				};
				await tx.insert(card).values({ id: randomUUID(), ...facts, ...words, ...due, createdAt: start });
			}
		});
		expect(await kindsAt(start)).toEqual([]);
		expect((await projectAt(start + 1)).reasons).toMatchObject([{ kind: 'cardsLate', figure: 5, recent: 5 }]);
		expect((await projectAt(start + 1)).late).toBe(5);
		const [late] = await read().select().from(card).where(eq(card.title, 'Dig')).limit(1);
		await hideCard(await cast.member('teacher.gunn', 'Team Heron'), { id: randomUUID(), card: late!.id });
		expect((await projectAt(start + 1)).late).toBe(4);
		await write(async (tx) => void (await tx.update(boardColumn).set({ holdsDone: true })));
		expect(await kindsAt(start + 1)).toEqual([]);
	});

	it('an invitation nobody answers', async () => {
		const id = randomUUID();
		const who = { teacherId: cast.people['teacher.gunn']!, byId: cast.people['teacher.enschede']! };
		await write(async (tx) => {
			await tx.insert(invitation).values({ id, projectId: cast.otherProject, ...who, at: start });
		});
		const waiting = async (at: number) =>
			(await projectAt(at, cast.otherProject)).reasons.filter(({ kind }) => kind === 'invitationOpen');
		expect(await waiting(start + 7 * day)).toEqual([]);
		expect(await waiting(fortnight)).toMatchObject([{ schoolId: gunn(), figure: 9, ask: ['Ms Rivera'] }]);
		await write(async (tx) => {
			await tx.update(invitation).set({ answer: 'declined', answeredAt: start }).where(eq(invitation.id, id));
		});
		expect(await waiting(fortnight)).toEqual([]);
	});
});

describe('a figure', () => {
	it('of fewer than five people is blank, whatever it is about', async () => {
		const small = await projectAt(start, cast.otherProject);
		expect(small.sides).toMatchObject([{ students: null, teachers: 1, weeks: [null, null, null, null] }]);
		expect([small.late, small.idleDays]).toEqual([null, null]);
		const large = await projectAt(start);
		expect(large.sides.map(({ students, teachers }) => [students, teachers])).toEqual([
			[8, 1],
			[8, 1]
		]);
		expect(large).toMatchObject({ late: expect.any(Number), idleDays: 0 });
	});
});

it('what the monitor holds has no name of a pupil or a team in it, and no word of theirs', async () => {
	setClock(() => start);
	const held = JSON.stringify(await monitorOf(by));
	for (const { name, role } of people) if (role === 'student') expect(held).not.toContain(`"${name}`);
	const { messages } = await talkWindow(await cast.member('teacher.gunn', 'Team Poppy'), 'now');
	for (const { text } of messages) expect(held).not.toContain(text);
	expect(held).not.toMatch(/Poppy|Heron|Acorn|Lantern|A word nobody/);
	expect(held).toContain('Cool Block');
});
