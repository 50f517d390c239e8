import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { event } from '$lib/server/db/schema/log';
import { school } from '$lib/server/db/schema/people';
import { opening } from '$lib/server/db/schema/projects';
import { read, write } from '$lib/server/db/store';
import { heads } from '$lib/server/frames/heads';
import { talkSnapshot } from '$lib/server/frames/snapshots';
import { accessExchange, type Coordination } from '$lib/server/people/access';
import { addCoordinator } from '$lib/server/people/exchanges';
import { canModerate, canWrite, membershipsOf, type Membership } from '$lib/server/projects/access';
import { membersOf } from '$lib/server/projects/faces';
import { endMembership, peopleOf } from '$lib/server/projects/memberships';
import { openableProjects, openSpace } from '$lib/server/projects/openings';
import { hideMessage, postMessage } from '$lib/server/talk/messages';
import { talkWindow } from '$lib/server/talk/windows';
import { setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

const hour = 60 * 60_000;
const reason = 'A parent called about last night';
const id = () => randomUUID();

let cast: Cast;
let by: Coordination;
let present = Date.now();

beforeAll(async () => {
	cast = await castOfTheDemo();
	by = await accessExchange(await cast.viewer('coordinator'));
});
/** Every test begins a day later, when the openings of the one before are over. */
beforeEach(() => {
	present += 25 * hour;
	setClock(() => present);
});
afterEach(() => setClock(null));

const open = (space: string, command = { id: id(), reason }) => openSpace(by, command, cast.spaces[space]!);
const visit = (space: string): Promise<Membership> => cast.member('coordinator', space);

async function setSwitch(city: 'enschede' | 'gunn', openingsAllowed: boolean): Promise<void> {
	await write(async (tx) => {
		await tx.update(school).set({ openingsAllowed }).where(eq(school.id, cast.schools[city]));
	});
}

describe('a coordinator who opens a space', () => {
	it('reads it for sixty minutes, to the millisecond, and then it does not exist for them', async () => {
		await expect(visit('Team Heron')).rejects.toMatchObject({ status: 404 });
		const { until } = await open('Team Heron');
		expect(until).toBe(present + hour);
		const member = await visit('Team Heron');
		expect((await talkWindow(member, 'now')).messages.length).toBeGreaterThan(0);
		setClock(() => until - 1);
		await expect(visit('Team Heron')).resolves.toMatchObject({ role: 'visitor' });
		setClock(() => until);
		await expect(visit('Team Heron')).rejects.toMatchObject({ status: 404 });
		expect(await membershipsOf(cast.people.coordinator!)).toEqual([]);
	});

	it('opens that space and no other', async () => {
		await open('Team Heron');
		for (const other of ['Team Poppy', 'common', 'staff']) {
			await expect(visit(other)).rejects.toMatchObject({ status: 404 });
		}
	});

	it('reads what staff read, and writes nothing', async () => {
		const teacher = await cast.member('teacher.enschede', 'Team Poppy');
		const { subject: message } = await postMessage(teacher, { id: id(), text: 'To be hidden' });
		await hideMessage(teacher, { id: id(), message });
		await open('Team Poppy');
		const visitor = await visit('Team Poppy');
		const { messages } = await talkWindow(visitor, 'now');
		expect(messages.find((one) => one.id === message)?.hidden).not.toBeNull();
		expect([canWrite(visitor), canModerate(visitor)]).toEqual([false, false]);
		const student = await cast.member('student1.gunn', 'Team Poppy');
		await expect(postMessage(visitor, { id: id(), text: 'hello' })).rejects.toMatchObject({ status: 403 });
		await expect(hideMessage(visitor, { id: id(), message })).rejects.toMatchObject({ status: 403 });
		await expect(endMembership(visitor, { id: id(), membership: student.id })).rejects.toMatchObject({ status: 403 });
		await expect(postMessage(student, { id: id(), text: 'hello' })).resolves.toBeTruthy();
	});

	it('is in no list of the space and has nothing unread', async () => {
		await open('Team Poppy');
		const student = await cast.member('student1.gunn', 'Team Poppy');
		await postMessage(student, { id: id(), text: 'one more' });
		const visitor = cast.people.coordinator!;
		expect((await membersOf(student)).map(({ person }) => person)).not.toContain(visitor);
		expect((await peopleOf(student)).map((one) => one.id)).not.toContain(visitor);
		const { spaces } = await heads({ id: visitor });
		expect(spaces).toMatchObject([{ space: cast.spaces['Team Poppy'], unread: 0 }]);
	});

	it('cannot open it again while it is open, and can after that', async () => {
		await open('common');
		await expect(open('common')).rejects.toMatchObject({ status: 409, key: 'error_opening_runs' });
		present += hour;
		await expect(open('common')).resolves.toMatchObject({ until: present + hour });
	});

	it('who presses twice opens it once; the same command for something else is refused', async () => {
		const command = { id: id(), reason };
		const [one, other] = await Promise.all([open('staff', command), open('staff', command)]);
		expect(one).toEqual(other);
		const rows = await read().select().from(opening).where(eq(opening.spaceId, cast.spaces.staff!));
		expect(rows).toHaveLength(1);
		await expect(open('Team Acorn', command)).rejects.toMatchObject({ status: 409, key: 'error_command_reused' });
	});
});

describe('an opening is told', () => {
	it('to everybody in the space, and why to its staff only, for a day', async () => {
		const [student, teacher] = [
			await cast.member('student5.gunn', 'Team Acorn'),
			await cast.member('teacher.gunn', 'Team Acorn')
		];
		const opened = await open('Team Acorn');
		const openingsFor = async (member: Membership) => (await talkSnapshot(member)).content.openings;
		expect(await openingsFor(student)).toMatchObject([{ at: present, until: opened.until, reason: null }]);
		expect(await openingsFor(teacher)).toMatchObject([{ at: present, until: opened.until, reason }]);
		setClock(() => opened.until + 24 * hour - 1);
		expect(await openingsFor(student)).toHaveLength(1);
		setClock(() => opened.until + 24 * hour);
		expect(await openingsFor(teacher)).toEqual([]);
	});

	it('to the logs of the space and of the exchange, which hold no reason', async () => {
		const { until } = await open('Team Lantern');
		const events = await read()
			.select()
			.from(event)
			.where(and(eq(event.type, 'space.opened'), eq(event.at, present)));
		const inLog = (logId: string) => events.find((one) => one.logId === logId);
		const facts = { actorId: cast.people.coordinator, schoolId: cast.schools.enschede };
		expect(inLog(cast.spaces['Team Lantern']!)).toMatchObject({ ...facts, data: { until } });
		expect(inLog(cast.exchange)).toMatchObject({
			...facts,
			data: { space: cast.spaces['Team Lantern'], project: cast.project, until }
		});
		expect(events).toHaveLength(2);
		expect(JSON.stringify(events)).not.toContain(reason);
	});
});

describe('a space stays closed', () => {
	it('while one of its schools does not let coordinators in, and the page says which', async () => {
		await setSwitch('gunn', false);
		try {
			await expect(open('Team Heron')).rejects.toMatchObject({ status: 403, key: 'error_opening_not_allowed' });
			await expect(visit('Team Heron')).rejects.toMatchObject({ status: 404 });
			const projects = await openableProjects(by, cast.project);
			const closedBy = (project: string) => projects.find((one) => one.id === project)?.closedBy;
			expect(closedBy(cast.project)).toMatchObject([{ id: cast.schools.gunn }]);
			expect(closedBy(cast.otherProject)).toEqual([]);
			await expect(openSpace(by, { id: id(), reason }, cast.spaces.outside!)).resolves.toBeTruthy();
		} finally {
			await setSwitch('gunn', true);
		}
		await expect(open('Team Heron')).resolves.toBeTruthy();
	});

	it('to everybody who coordinates no exchange, and to coordinators of another', async () => {
		for (const who of ['teacher.enschede', 'student1.enschede']) {
			await expect(accessExchange(await cast.viewer(who))).rejects.toMatchObject({ status: 404 });
		}
		for (const missing of [id(), 'no-id']) {
			await expect(openSpace(by, { id: id(), reason }, missing)).rejects.toMatchObject({ status: 404 });
		}
		const elsewhere = { ...by, exchangeId: id() };
		await expect(openSpace(elsewhere, { id: id(), reason }, cast.spaces.common!)).rejects.toMatchObject({
			status: 404
		});
	});

	it('to its name: a coordinator chooses among numbers', async () => {
		const projects = await openableProjects(by, cast.project);
		const { spaces } = projects.find((one) => one.id === cast.project)!;
		expect(spaces.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
			'common 0',
			'staff 0',
			'team 1',
			'team 2',
			'team 3',
			'team 4'
		]);
		expect(JSON.stringify(projects)).not.toMatch(/Poppy|Heron|Acorn|Lantern/);
		expect(projects.find((one) => one.id === cast.otherProject)?.spaces).toEqual([]);
	});

	it('to a coordinator whom the space knows as a member: somebody else has to look', async () => {
		const teacher = await cast.viewer('teacher.gunn');
		await write((tx) => addCoordinator(tx, cast.exchange, teacher.id, present));
		const both = await accessExchange(teacher);
		const opens = openSpace(both, { id: id(), reason }, cast.spaces.common!);
		await expect(opens).rejects.toMatchObject({ status: 409, key: 'error_opening_member' });
		await expect(cast.member('teacher.gunn', 'common')).resolves.toMatchObject({ role: 'teacher' });
	});
});
