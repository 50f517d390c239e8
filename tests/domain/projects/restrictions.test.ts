import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCard } from '$lib/server/board/cards';
import { createColumn } from '$lib/server/board/columns';
import { conductAcceptance, person } from '$lib/server/db/schema/people';
import { read, write } from '$lib/server/db/store';
import { logBounds, eventsAfter } from '$lib/server/log/events';
import { accessExchange, type Coordination } from '$lib/server/people/access';
import { acceptConduct, acceptedAt } from '$lib/server/people/codeOfConduct';
import { postingHoursOf, setPostingHours } from '$lib/server/people/postingHours';
import { canWrite, type Membership } from '$lib/server/projects/access';
import { change, refuse } from '$lib/server/projects/change';
import { freezeOf, mutesOf } from '$lib/server/projects/faces';
import { freezeSpace, unfreezeSpace } from '$lib/server/projects/freezing';
import { liftMute, mutePerson } from '$lib/server/projects/mutes';
import { hideMessage, postMessage } from '$lib/server/talk/messages';
import { conductVersion } from '$lib/schemas/conductVersion';
import { setClock } from '$lib/time/clock';
import { instantOf } from '$lib/time/wallTimes';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

const team = 'Team Poppy';
const hour = 60 * 60_000;
const id = () => ({ id: randomUUID() });

let cast: Cast;
let column: string;
beforeAll(async () => {
	cast = await castOfTheDemo();
	const made = { ...id(), name: 'Rules', holdsDone: false };
	column = (await createColumn(await cast.member('teacher.enschede', team), made)).subject;
});
afterEach(() => setClock(null));

const say = async (who: string, space = team) => postMessage(await cast.member(who, space), { ...id(), text: 'Hello' });
const work = async (who: string) =>
	createCard(await cast.member(who, team), { ...id(), column, title: 'A card', text: '', due: null, assignees: [] });
/** Handing in is built later; its kind of change is there. */
const handIn = async (who: string) =>
	change(await cast.member(who, team), 'handIn', { ...id(), asks: [] }, async (_tx, { member }) => ({
		type: 'membership.started',
		subject: member.id
	}));
const refused = (key: string) => ({ status: 403, key });

describe('a frozen space', () => {
	it('takes no word, reaction or card of a student, but what they hand in; teachers write on', async () => {
		const [student, teacher] = ['student1.gunn', 'teacher.gunn'];
		const open = [() => say(student), () => work(student)];
		for (const write of open) await expect(write()).resolves.toBeTruthy();
		await freezeSpace(await cast.member('teacher.enschede', team), id());
		for (const write of open) await expect(write()).rejects.toMatchObject(refused('error_frozen'));
		await expect(handIn(student)).resolves.toBeTruthy();
		await expect(say(teacher)).resolves.toBeTruthy();
		await expect(work(teacher)).resolves.toBeTruthy();
		await expect(say(student, 'common')).resolves.toBeTruthy();
		await unfreezeSpace(await cast.member(teacher, team), id());
		for (const write of open) await expect(write()).resolves.toBeTruthy();
	});

	it('says who froze it and when, first come first kept, and nothing once it is open', async () => {
		const student = await cast.member('student1.gunn', team);
		expect(await freezeOf(student)).toBeNull();
		await freezeSpace(await cast.member('teacher.gunn', team), id());
		await freezeSpace(await cast.member('teacher.enschede', team), id());
		expect(await freezeOf(student)).toMatchObject({ by: cast.people['teacher.gunn'] });
		expect(canWrite(await cast.member('student1.gunn', team))).toBe(false);
		await unfreezeSpace(await cast.member('teacher.enschede', team), id());
		expect(await freezeOf(student)).toBeNull();
		expect(canWrite(await cast.member('student1.gunn', team))).toBe(true);
	});

	it('is made by its teachers only, and never of the teachers’ own', async () => {
		const student = await cast.member('student1.gunn', team);
		await expect(freezeSpace(student, id())).rejects.toMatchObject(refused('error_teachers_only'));
		await expect(unfreezeSpace(student, id())).rejects.toMatchObject(refused('error_teachers_only'));
		const staff = await cast.member('teacher.gunn', 'staff');
		await expect(freezeSpace(staff, id())).rejects.toMatchObject({ status: 400, key: 'error_freeze_staff' });
	});

	it('answers what was posted before with what it was, and refuses the same words said anew', async () => {
		const student = await cast.member('student1.gunn', team);
		const command = { ...id(), text: 'Just in time' };
		const first = await postMessage(student, command);
		await freezeSpace(await cast.member('teacher.gunn', team), id());
		await expect(postMessage(student, command)).resolves.toEqual(first);
		await expect(postMessage(student, { ...command, ...id() })).rejects.toMatchObject(refused('error_frozen'));
		await unfreezeSpace(await cast.member('teacher.gunn', team), id());
	});
});

describe('a muted student', () => {
	const name = 'student2.gunn';
	const mute = async (lasts: Parameters<typeof mutePerson>[1]['lasts'], by = 'teacher.enschede') =>
		mutePerson(await cast.member(by, team), { ...id(), person: cast.people[name]!, lasts });
	const lift = async () =>
		liftMute(await cast.member('teacher.gunn', 'common'), { ...id(), person: cast.people[name]! });

	it('posts in no space of the project until the end, and works on and hands in all the while', async () => {
		await expect(say(name)).resolves.toBeTruthy();
		const until = Date.now() + hour;
		await mute(until);
		for (const space of [team, 'common']) {
			await expect(say(name, space)).rejects.toMatchObject({
				...refused('error_muted'),
				details: { until, zone: 'America/Los_Angeles' }
			});
		}
		await expect(work(name)).resolves.toBeTruthy();
		await expect(handIn(name)).resolves.toBeTruthy();
		await expect(say('student1.gunn')).resolves.toBeTruthy();
		setClock(() => until - 1);
		await expect(say(name)).rejects.toMatchObject(refused('error_muted'));
		setClock(() => until);
		await expect(say(name)).resolves.toBeTruthy();
	});

	it('may write again when it is lifted, and is muted by the newest end when it was said twice', async () => {
		await mute('hour');
		await mute('day', 'teacher.gunn');
		const [row] = await mutesOf(await cast.member('teacher.enschede', team));
		expect(row).toMatchObject({ person: cast.people[name], by: cast.people['teacher.gunn'] });
		await lift();
		await expect(say(name)).resolves.toBeTruthy();
		await expect(lift()).rejects.toMatchObject({ status: 404 });
	});

	it('waits till the next school day of their own school begins, holidays counted, a week at most', async () => {
		setClock(() => instantOf('2027-01-15', '20:00', 'America/Los_Angeles'));
		await mute('school');
		const tuesday = instantOf('2027-01-19', '09:00', 'America/Los_Angeles');
		expect((await cast.member(name, team)).mutedUntil).toBe(tuesday);
		const summer = instantOf('2027-06-05', '12:00', 'America/Los_Angeles');
		setClock(() => summer);
		await mute('school');
		expect((await cast.member(name, team)).mutedUntil).toBe(summer + 7 * 24 * hour);
		await lift();
	});

	it('is known to the staff space alone: no other log tells, and no student’s page', async () => {
		const before = await headsBefore();
		await mute('hour');
		await lift();
		expect(await typesSince(before, 'staff')).toEqual(['person.muted', 'person.unmuted']);
		for (const space of [team, 'common']) expect(await typesSince(before, space)).toEqual([]);
		await mute('hour');
		expect(await mutesOf(await cast.member('student1.gunn', team))).toEqual([]);
		await lift();
	});

	it('is muted by a teacher of the project only; a teacher, an outsider, nobody can be', async () => {
		const person = cast.people[name]!;
		const student = await cast.member('student1.gunn', team);
		const refusal = refused('error_teachers_only');
		await expect(mutePerson(student, { ...id(), person, lasts: 'hour' })).rejects.toMatchObject(refusal);
		await expect(liftMute(student, { ...id(), person })).rejects.toMatchObject(refusal);
		const teacher = await cast.member('teacher.enschede', team);
		for (const other of ['teacher.gunn', 'outsider.enschede', 'coordinator']) {
			const target = { ...id(), person: cast.people[other]!, lasts: 'hour' } as const;
			await expect(mutePerson(teacher, target), other).rejects.toMatchObject({ status: 404 });
		}
		await expect(mutePerson(teacher, { ...id(), person: randomUUID(), lasts: 'hour' })).rejects.toMatchObject({
			status: 404
		});
	});

	it('is muted neither in the past nor for longer than a week', async () => {
		for (const until of [Date.now() - 1, Date.now() + 8 * 24 * hour]) {
			await expect(mute(until)).rejects.toMatchObject({ status: 400, key: 'error_mute_until' });
		}
	});

	const spaces = [team, 'common', 'staff'];
	async function headsBefore(): Promise<Map<string, number>> {
		const heads = spaces.map(async (space) => [space, (await logBounds(read(), cast.spaces[space]!)).head] as const);
		return new Map(await Promise.all(heads));
	}
	async function typesSince(before: Map<string, number>, space: string): Promise<string[]> {
		const events = await eventsAfter(read(), cast.spaces[space]!, before.get(space)!, 100);
		return events.map(({ type }) => type);
	}
});

describe('posting hours of a school', () => {
	const student = 'student1.enschede';
	let by: Coordination;
	beforeAll(async () => {
		by = await accessExchange(await cast.viewer('coordinator'));
	});
	const limit = (hours: { from: string; to: string } | null) => setPostingHours(by, id(), cast.schools.enschede, hours);
	const clockAt = (date: string, time: string) => setClock(() => instantOf(date, time, 'Europe/Amsterdam'));

	it('are off at first', async () => {
		expect(await postingHoursOf(cast.schools.enschede)).toBeNull();
		clockAt('2026-12-10', '03:00');
		await expect(say(student)).resolves.toBeTruthy();
	});

	it.each(['2026-12-10', '2026-10-25'])(
		'on %s let its students post from the first minute to the last, and work and hand in at any time',
		async (date) => {
			await limit({ from: '07:00', to: '22:00' });
			const refusal = { ...refused('error_posting_hours'), details: { from: '07:00', to: '22:00' } };
			for (const time of ['00:00', '06:59', '22:00', '23:59']) {
				clockAt(date, time);
				await expect(say(student), time).rejects.toMatchObject(refusal);
			}
			await expect(work(student)).resolves.toBeTruthy();
			await expect(handIn(student)).resolves.toBeTruthy();
			for (const name of ['teacher.enschede', 'student1.gunn']) await expect(say(name)).resolves.toBeTruthy();
			for (const time of ['07:00', '21:59']) {
				clockAt(date, time);
				await expect(say(student), time).resolves.toBeTruthy();
			}
			await limit(null);
		}
	);

	it('are set for the coordinator’s own schools only, and are two different times', async () => {
		const hours = { from: '07:00', to: '22:00' };
		await expect(setPostingHours(by, id(), randomUUID(), hours)).rejects.toMatchObject({ status: 404 });
		await expect(limit({ from: '07:00', to: '07:00' })).rejects.toMatchObject({ status: 400, key: 'error_hours' });
		expect(await postingHoursOf(cast.schools.enschede)).toBeNull();
	});
});

describe('the code of conduct', () => {
	const forget = (name: string) =>
		write(
			async (tx) => void (await tx.delete(conductAcceptance).where(eq(conductAcceptance.personId, cast.people[name]!)))
		);

	it.each(['student2.enschede', 'teacher.gunn'])(
		'comes before the first word of %s, not before their work',
		async (who) => {
			await forget(who);
			const { subject } = await say('student1.gunn');
			await expect(say(who)).rejects.toMatchObject(refused('error_conduct'));
			await expect(work(who)).resolves.toBeTruthy();
			await expect(handIn(who)).resolves.toBeTruthy();
			const hide = async () => hideMessage(await cast.member(who, team), { ...id(), message: subject });
			if (who.startsWith('teacher')) await expect(hide()).resolves.toBeTruthy();
			await acceptConduct(await cast.viewer(who), conductVersion);
			await expect(say(who)).resolves.toBeTruthy();
		}
	);

	it('is kept with its version and the first time it was said yes to; another version is asked again', async () => {
		const viewer = await cast.viewer('student2.enschede');
		await forget('student2.enschede');
		await write(async (tx) => {
			await tx.insert(conductAcceptance).values({ personId: viewer.id, version: conductVersion - 1, at: 1 });
		});
		await expect(say('student2.enschede')).rejects.toMatchObject(refused('error_conduct'));
		await expect(acceptConduct(viewer, conductVersion - 1)).rejects.toMatchObject({ status: 409 });
		setClock(() => 1_800_000_000_000);
		await acceptConduct(viewer, conductVersion);
		setClock(() => 1_800_000_099_000);
		await acceptConduct(viewer, conductVersion);
		expect(await acceptedAt(viewer)).toBe(1_800_000_000_000);
	});

	it('is asked of a new account of any school', async () => {
		const [row] = await read().select({ id: person.id }).from(person).where(eq(person.role, 'coordinator'));
		expect(await acceptedAt({ id: row!.id })).toBeNull();
	});
});

it('a visitor is refused as a visitor, whatever holds in the space', () => {
	const visitor = { role: 'visitor', isFrozen: true, hasAccepted: false } as unknown as Membership;
	for (const kind of ['talk', 'work', 'handIn', 'moderate'] as const) {
		expect(() => refuse(visitor, kind)).toThrow('error_visitor');
	}
});
