import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Since, WireEvent } from '$lib/realtime/events';
import { cast } from '$lib/server/demo/cast';
import { stopServers } from '../../support/server';
import { pause, until } from '../../support/until';
import { allowedAnswers, allowedTold, isAllowedEvent, wrongWith } from './allowed';
import { formBody } from './ask';
import { submit } from './forms';
import { command, done, record, type Recorder } from './recorder';
import { startWorld, type Role, type World } from './world';

/**
 * One lively minute, written down word for word at every kind of socket at once: who was told what. Then all of it is
 * held against what they may know.
 */
const texts = {
	open: 'Said in the team while it was whole.',
	hidden: 'Said in the team and hidden by a teacher.',
	shown: 'Said in the team, hidden, and shown again.',
	common: 'Said to everybody in the project.',
	staff: 'Said among the teachers only.',
	outside: 'Said in the other project.',
	later: 'Said in the team after one was taken out.',
	answer: 'Said in a thread before it was edited.',
	edited: 'Said in a thread.',
	asked: 'Asked in the team.',
	deleted: 'Said in a thread and taken back.'
};
const listeners: Role[] = ['student', 'otherStudent', 'removed', 'outsider', 'coordinator', 'teacher', 'otherTeacher'];
const students: Role[] = ['student', 'otherStudent', 'removed', 'outsider', 'coordinator'];

let world: World;
let recorders: Record<string, Recorder>;
let ended: Recorder;
let minute: Awaited<ReturnType<typeof livelyMinute>>;

beforeAll(async () => {
	world = await startWorld();
	recorders = Object.fromEntries(
		await Promise.all(listeners.map(async (role) => [role, await record(world, world.cookie(role))] as const))
	);
	ended = await record(world, world.secondCookie('student'));
	minute = await livelyMinute();
});
afterAll(async () => {
	for (const { socket } of [...Object.values(recorders ?? {}), ...(ended ? [ended] : [])]) socket.disconnect();
	world?.close();
	await stopServers();
});

async function livelyMinute() {
	const { team, staff, common, outside } = world.places;
	recorders.student!.socket.emit('look', team.space);
	recorders.outsider!.socket.emit('look', outside.space);
	recorders.teacher!.socket.emit('look', staff.space);
	await done(world, 'teacher', team, 'restore', { membership: world.endedMembership });
	recorders.student!.socket.emit('typing', team.space);
	recorders.teacher!.socket.emit('typing', staff.space);
	const replay = { command: randomUUID(), text: texts.open };
	const open = await done(world, 'removed', team, 'post', replay);
	const hidden = await done(world, 'student', team, 'post', { text: texts.hidden });
	const shown = await done(world, 'student', team, 'post', { text: texts.shown });
	const ofStaff = await done(world, 'otherTeacher', common, 'post', { text: texts.common });
	await done(world, 'teacher', staff, 'post', { text: texts.staff });
	await done(world, 'outsider', outside, 'post', { text: texts.outside });
	await until('the team has heard', () => recorders.student!.hasFrame(team.space, shown.n));
	const beforeHiding = recorders.student!.told.length;
	const hiding = await done(world, 'teacher', team, 'hide', { message: hidden.subject });
	await done(world, 'teacher', team, 'hide', { message: shown.subject });
	await done(world, 'otherTeacher', team, 'show', { message: shown.subject });
	const talked = await talkAboutIt(open.subject);
	await report('student', team, open.subject);
	await report('student', common, ofStaff.subject);
	await rule('otherTeacher', 'freeze');
	await rule('teacher', 'unfreeze');
	await rule('teacher', 'mute', { person: world.viewerId('student'), lasts: 'hour' });
	await rule('otherTeacher', 'lift', { person: world.viewerId('student') });
	await tell('student', `/projects/${team.project}/${team.space}/read`, { to: open.n });
	await tell('student', `/projects/${team.project}/${team.space}/left`, {});
	const removal = await done(world, 'teacher', team, 'remove', { membership: world.endedMembership });
	const atRemoval = recorders.removed!.told.length;
	const later = await done(world, 'student', team, 'post', { text: texts.later });
	const lastOfStaff = await done(world, 'teacher', staff, 'hide', { message: staff.message });
	await world.ask({
		method: 'POST',
		path: '/logout',
		headers: { origin: world.origin, cookie: world.secondCookie('student') }
	});
	await until('the last is heard', () => recorders.student!.hasFrame(team.space, later.n));
	await until('the staff hears its last', () => recorders.otherTeacher!.hasFrame(staff.space, lastOfStaff.n));
	await until('presence has settled', () => recorders.otherTeacher!.words().includes('"presence"'));
	await pause(300);
	return { replay, open, hidden, shown, talked, hiding, removal, later, beforeHiding, atRemoval };
}

/** Everything else that can be done to a message. */
async function talkAboutIt(message: string) {
	const { team } = world.places;
	const answer = await done(world, 'student', team, 'post', { text: texts.answer, thread: message });
	await done(world, 'student', team, 'edit', { message: answer.subject, text: texts.edited });
	await done(world, 'teacher', team, 'react', { message, kind: 'heart' });
	await done(world, 'teacher', team, 'unreact', { message, kind: 'heart' });
	await done(world, 'student', team, 'react', { message, kind: 'eyes' });
	await done(world, 'student', team, 'pin', { message });
	await done(world, 'teacher', team, 'unpin', { message });
	const files = JSON.stringify([{ id: team.file, version: 1 }]);
	const asked = await done(world, 'student', team, 'post', { text: `**${texts.asked}** @team`, asks: 'on', files });
	await done(world, 'student', team, 'settle', { message: asked.subject });
	const gone = await done(world, 'student', team, 'post', { text: texts.deleted, thread: message });
	const beforeDeletion = recorders.student!.told.length;
	await until('it is heard', () => recorders.student!.hasFrame(team.space, gone.n));
	const deletion = await done(world, 'student', team, 'delete', { message: gone.subject });
	return { answer, asked, gone, deletion, beforeDeletion };
}

/** A member reports a message: of a student to the teachers, of staff to the coordinators. */
async function report(as: Role, { project, space }: World['places']['team'], subject: string): Promise<void> {
	const fields = { kind: 'message', subject, reason: 'unkind', sentence: '' };
	const body = formBody({ command: randomUUID(), writer: world.viewerId(as), ...fields });
	const answer = await submit(world, `/projects/${project}/${space}/report`, body, as);
	expect(answer.text).toContain('"success"');
}

/** What a teacher rules in the team, by the form of its page. */
async function rule(as: Role, action: string, fields: Record<string, string> = {}): Promise<void> {
	const { project, space } = world.places.team;
	const body = formBody({ command: randomUUID(), writer: world.viewerId(as), ...fields });
	const answer = await submit(world, `/projects/${project}/${space}/rules?/${action}`, body, as);
	expect(answer.text, action).toContain('"success"');
}

function tell(as: Role, path: string, body: unknown) {
	const headers = { origin: world.origin, 'content-type': 'application/json' };
	return world.ask({ method: 'POST', path, as, body: JSON.stringify(body), headers });
}

const all = () => [...Object.entries(recorders), ['signed out', ended] as const];
const eventsOf = (role: Role, space: string): WireEvent[] =>
	recorders[role]!.told.filter(({ event }) => event === 'frame')
		.map(({ data: [frame] }) => frame as Frame)
		.filter((frame) => frame.space === space)
		.flatMap((frame) => frame.events);

test('what anybody is told has exactly the fields of its kind', () => {
	for (const [who, { told }] of all()) {
		for (const { event, data } of told) {
			if (!isAllowedEvent(event)) throw new Error(`${who} is told "${event}"`);
			expect(data.length, `${event} tells one thing`).toBeLessThanOrEqual(1);
			expect(wrongWith(allowedTold[event], data[0]), `${who}: ${event}`).toEqual([]);
		}
	}
});

test('everything that can be told was told in that minute (heads, every 25 seconds, and notices, in quiet hours, apart)', () => {
	const seen = new Set(all().flatMap(([, { told }]) => told.map(({ event }) => event)));
	expect([...new Set([...seen, 'heads', 'notices'])].sort()).toEqual(Object.keys(allowedTold).sort());
	const types = new Set(eventsOf('teacher', world.places.team.space).map(({ type }) => type));
	expect([...types].sort()).toEqual(
		[
			...['membership.ended', 'membership.started', 'message.deleted', 'message.edited', 'message.hidden'],
			...['message.pinned', 'message.posted', 'message.reacted', 'message.replied', 'message.settled'],
			...['message.shown', 'message.unpinned', 'message.unreacted'],
			...['space.frozen', 'space.unfrozen']
		].sort()
	);
});

test('who is muted is told that something holds, the teachers whom it is about, and nobody else anything', () => {
	const isTold = (role: Role) => recorders[role]!.told.some(({ event }) => event === 'restricted');
	expect(listeners.filter(isTold)).toEqual(['student', 'teacher', 'otherTeacher']);
	const { team, staff } = world.places;
	for (const role of listeners) {
		const mutes = eventsOf(role, staff.space).filter(({ type }) => type.startsWith('person.'));
		expect(mutes.length, role).toBe(role === 'teacher' || role === 'otherTeacher' ? 2 : 0);
		expect(recorders[role]!.words().includes('person.muted'), role).toBe(mutes.length > 0);
	}
	const [frozen, open] = eventsOf('student', team.space).filter(({ type }) => /frozen$/.test(type));
	expect(frozen).toMatchObject({ type: 'space.frozen', now: { by: world.viewerId('otherTeacher') } });
	expect(open).toMatchObject({ type: 'space.unfrozen', now: null });
});

test('no name of a person, a school or a space is ever told', () => {
	const names = [
		...cast.flatMap(({ name, signInName }) => [name, signInName]),
		'Aamarke',
		'Gunn',
		'Team Poppy',
		'Cool Block'
	];
	for (const [who, recorder] of all()) {
		for (const name of names) expect(recorder.words().includes(name), `${who} is told ${name}`).toBe(false);
	}
});

test('hiding takes the text from students and tells them nothing but that', () => {
	const { team } = world.places;
	for (const role of ['student', 'removed'] as const) {
		const hiding = eventsOf(role, team.space).find(({ n }) => n === minute.hiding.n);
		expect(hiding).toMatchObject({ type: 'message.hidden', subject: minute.hidden.subject, now: null });
		expect(recorders[role]!.words()).not.toMatch(/"hidden":\{/);
	}
	expect(recorders.student!.words(minute.beforeHiding)).not.toContain(texts.hidden);
	expect(recorders.student!.words(minute.beforeHiding)).toContain(texts.shown);
	for (const role of ['teacher', 'otherTeacher'] as const) {
		const hiding = eventsOf(role, team.space).find(({ n }) => n === minute.hiding.n);
		expect(hiding?.now).toMatchObject({ text: texts.hidden, hidden: { by: world.viewerId('teacher') } });
	}
});

test('what is edited or taken back is told in its present words only, to staff too', async () => {
	const { team } = world.places;
	const { answer, gone, deletion } = minute.talked;
	const path = `/projects/${team.project}/${team.space}`;
	for (const as of ['student', 'teacher'] as const) {
		const told = eventsOf(as, team.space).find(({ n }) => n === deletion.n);
		expect(told).toMatchObject({ subject: gone.subject, now: { text: '', thread: minute.open.subject } });
		const thread = await world.ask({ path: `${path}/threads/${minute.open.subject}`, as });
		expect(wrongWith(allowedAnswers.thread, JSON.parse(thread.text))).toEqual([]);
		for (const answered of [thread, await world.ask({ path: `${path}/since?n=${minute.open.n - 1}`, as })]) {
			expect(answered.text).toContain(texts.edited);
			expect(answered.text).not.toContain(texts.answer);
			expect(answered.text).not.toContain(texts.deleted);
		}
	}
	const versions = `${path}/messages/${answer.subject}/versions`;
	expect((await world.ask({ path: versions, as: 'student' })).status).toBe(404);
	const asStaff = await world.ask({ path: versions, as: 'teacher' });
	expect(wrongWith(allowedAnswers.versions, JSON.parse(asStaff.text))).toEqual([]);
	expect(asStaff.text).toContain(texts.answer);
});

test('each hears the spaces they are in, and of all others not even that they are there', () => {
	const { team, heron, common, staff, outside } = world.places;
	const mayHear: Partial<Record<Role, string[]>> = {
		student: [team.space, common.space],
		otherStudent: [heron.space, common.space],
		removed: [team.space, common.space],
		outsider: [outside.space],
		coordinator: [],
		teacher: [team.space, heron.space, common.space, staff.space, outside.space],
		otherTeacher: [team.space, heron.space, common.space, staff.space]
	};
	for (const role of listeners) {
		for (const { space } of [team, heron, common, staff, outside]) {
			if (!mayHear[role]!.includes(space)) expect(recorders[role]!.words(), role).not.toContain(space);
		}
	}
	for (const role of ['student', 'otherStudent', 'removed'] as const) {
		expect(recorders[role]!.words(), role).toContain(texts.common);
	}
	expect(recorders.outsider!.words()).toContain(texts.outside);
	expect(recorders.otherTeacher!.words()).toContain(texts.staff);
	// That there is a report about staff, and not a word of it. Outside quiet hours also that there is a notice.
	const heard = recorders.coordinator!.told.map(({ event }) => event).filter((event) => event !== 'notices');
	expect(new Set(heard)).toEqual(new Set(['welcome', 'screens', 'reports']));
});

test('students are told nothing that is said or done among the teachers', () => {
	for (const role of students) {
		expect(recorders[role]!.words(), role).not.toContain(texts.staff);
		expect(recorders[role]!.words(), role).not.toContain(world.places.staff.message);
	}
	expect(ended.words()).not.toContain(texts.staff);
});

test('who is taken out hears it as the last of that space, and cannot fetch the rest with what they knew', async () => {
	const { team } = world.places;
	const after = recorders.removed!.told.slice(minute.atRemoval);
	expect(after.filter(({ data }) => JSON.stringify(data).includes(team.space))).toEqual([]);
	expect(recorders.removed!.told.slice(0, minute.atRemoval)).toContainEqual({
		event: 'left',
		data: [{ space: team.space }]
	});
	expect(recorders.removed!.words()).not.toContain(texts.later);
	const path = `/projects/${team.project}/${team.space}`;
	for (const harvested of [
		`/since?n=${minute.removal.n}`,
		`/since?n=${minute.open.n}`,
		`/messages?before=${minute.later.n + 1}`
	]) {
		expect((await world.ask({ path: path + harvested, as: 'removed' })).status, harvested).toBe(404);
	}
	const replayed = await command(world, 'removed', team, 'post', minute.replay);
	expect(JSON.parse(replayed.text)).toMatchObject({ type: 'failure', status: 404 });
	const again = await record(world, world.cookie('removed'));
	again.socket.emit('look', team.space);
	again.socket.emit('typing', team.space);
	await done(world, 'student', team, 'post', { text: texts.later });
	await pause(150);
	again.socket.disconnect();
	expect(again.words()).not.toContain(team.space);
});

test('what is caught up, scrolled back to and listed has the same fields, and the same is hidden in it', async () => {
	const { team } = world.places;
	const path = `/projects/${team.project}/${team.space}`;
	for (const n of [0, minute.open.n - 1, minute.hiding.n - 1]) {
		const [student, teacher] = await Promise.all(
			(['student', 'teacher'] as const).map((as) => world.ask({ path: `${path}/since?n=${n}`, as }))
		);
		for (const answer of [student!, teacher!]) {
			expect(wrongWith(allowedAnswers.since, JSON.parse(answer.text))).toEqual([]);
		}
		expect(student!.text).not.toContain(texts.hidden);
		expect(student!.text).not.toMatch(/"hidden":\{/);
		expect(teacher!.text).toContain(texts.hidden);
		const { events }: Extract<Since, { reset: false }> = JSON.parse(student!.text);
		expect(events.find(({ subject }) => subject === minute.hidden.subject)?.now).toBeNull();
	}
	for (const as of ['student', 'teacher'] as const) {
		const messages = await world.ask({ path: `${path}/messages?before=100000`, as });
		expect(wrongWith(allowedAnswers.messages, JSON.parse(messages.text))).toEqual([]);
		expect(messages.text.includes(texts.hidden), as).toBe(as === 'teacher');
		expect(messages.text).toContain(texts.shown);
	}
	for (const as of listeners) {
		const heads = await world.ask({ path: '/heads', as });
		expect(wrongWith(allowedAnswers.heads, JSON.parse(heads.text)), as).toEqual([]);
	}
});

test('no page of a student holds a hidden text or a word of the teachers’', async () => {
	const { team, common } = world.places;
	const chat = ({ project, space }: typeof team) => `/projects/${project}/${space}/chat`;
	for (const path of ['/', chat(team), `${chat(team)}/__data.json`, chat(common), '/me']) {
		const page = await world.ask({ path, as: 'student', headers: { accept: 'text/html' } });
		expect(page.status, path).toBe(200);
		for (const secret of [texts.hidden, texts.staff, world.places.staff.space, 'Team Heron', 'password']) {
			if (!(path === '/me' && secret === 'password')) {
				expect(page.text.includes(secret), `${path}: ${secret}`).toBe(false);
			}
		}
		expect(page.text, path).not.toMatch(/\$argon2|sign_?in_?name|signInName/i);
	}
	const coordinators = await world.ask({ path: '/', as: 'coordinator', headers: { accept: 'text/html' } });
	for (const { name, role } of cast) {
		if (role === 'student') expect(coordinators.text.includes(name), `the coordinator reads ${name}`).toBe(false);
	}
});
