import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Since, WireEvent } from '$lib/realtime/events';
import { cast } from '$lib/server/demo/cast';
import { stopServers } from '../../support/server';
import { until } from '../../support/until';
import { allowedAnswers, allowedTold, isAllowedEvent, wrongWith } from './allowed';
import { formBody } from './ask';
import { resultOf } from './cells';
import { refusalOf, submit } from './forms';
import { record, type Recorder } from './recorder';
import { startWorld, type Place, type Role, type World } from './world';

/**
 * A board at work, written down at every kind of socket at once: each kind of event there is, in a team, in the common
 * space and among the teachers. Then it is held against what each may know.
 */
const texts = {
	team: 'Written on a card of the team',
	common: 'Written on a card for all',
	staff: 'Written on a card of the teachers'
};
const listeners: Role[] = ['student', 'otherStudent', 'removed', 'outsider', 'coordinator', 'teacher', 'otherTeacher'];
const inTeam: Role[] = ['student', 'teacher', 'otherTeacher'];

let world: World;
let recorders: Record<string, Recorder>;
let last: WireEvent[];
let before: number;

beforeAll(async () => {
	world = await startWorld();
	recorders = Object.fromEntries(
		await Promise.all(listeners.map(async (role) => [role, await record(world, world.cookie(role))] as const))
	);
	const { team, common, staff } = world.places;
	before = await headOf(team);
	const ends = await workOn(team, 'student', texts.team);
	await done('removed', common, 'add', { column: common.column, title: texts.common });
	const late = await done('teacher', staff, 'add', { column: staff.column, title: texts.staff });
	last = ends;
	await until('the team has heard', () => recorders.student!.hasFrame(team.space, ends.at(-1)!.n));
	await until('the teachers have heard', () => recorders.otherTeacher!.hasFrame(staff.space, late.n));
});
afterAll(async () => {
	for (const { socket } of Object.values(recorders ?? {})) socket.disconnect();
	world?.close();
	await stopServers();
});

/** Every act there is on a board, once. */
async function workOn(place: Place, as: Role, title: string): Promise<WireEvent[]> {
	const { column, emptyColumn } = place;
	const nowhere = { after: '', before: '' };
	const { subject: card } = await done(as, place, 'add', { column, title });
	const written = { title, text: `${title}, at length`, dueDate: '2026-12-04', dueTime: '16:00' };
	const { subject: extra } = await done(as, place, 'addColumn', { name: 'Later still' });
	const acts: [string, Record<string, string>][] = [
		['edit', { card, version: '1', ...written }],
		['assign', { card, person: world.viewerId(as), assigned: 'yes' }],
		['move', { card, column: extra, ...nowhere }],
		['remove', { card }],
		['restore', { card }],
		['renameColumn', { column: extra, name: 'Done', done: 'on' }],
		['moveColumn', { column: extra, after: 'top' }],
		['removeColumn', { column: emptyColumn }],
		['restoreColumn', { column: emptyColumn }]
	];
	const events: WireEvent[] = [];
	for (const [action, fields] of acts) events.push(await done(as, place, action, fields));
	return events;
}

function ask(as: Role, { project, space }: Place, action: string, fields: Record<string, string>) {
	const body = formBody({ command: randomUUID(), writer: world.viewerId(as), ...fields });
	return submit(world, `/projects/${project}/${space}/board?/${action}`, body, as);
}

async function done(...[as, place, action, fields]: Parameters<typeof ask>): Promise<WireEvent> {
	const answer = await ask(as, place, action, fields);
	const { frame } = resultOf<{ frame?: Frame }>(answer);
	if (!frame) throw new Error(`${action} was refused: ${answer.text}`);
	expect(wrongWith(allowedTold.frame, frame), action).toEqual([]);
	return frame.events[0]!;
}

async function headOf({ project, space }: Place): Promise<number> {
	const answer = await world.ask({ path: `/projects/${project}/${space}/since?n=0`, as: 'teacher' });
	return (JSON.parse(answer.text) as Since).head;
}

const eventsOf = (role: Role, space: string): WireEvent[] =>
	recorders[role]!.told.filter(({ event }) => event === 'frame')
		.map(({ data: [frame] }) => frame as Frame)
		.filter((frame) => frame.space === space)
		.flatMap((frame) => frame.events);

test('whoever is in the team is told all of it, alike, with exactly the fields of its kind', () => {
	const { team } = world.places;
	for (const role of inTeam) {
		for (const { event, data } of recorders[role]!.told) {
			if (!isAllowedEvent(event)) throw new Error(`${role} is told "${event}"`);
			expect(wrongWith(allowedTold[event], data[0]), `${role}: ${event}`).toEqual([]);
		}
		expect(eventsOf(role, team.space)).toEqual(eventsOf('student', team.space));
	}
	expect([...new Set(eventsOf('student', team.space).map(({ type }) => type))].sort()).toEqual([
		...['card.created', 'card.edited', 'card.moved', 'card.removed', 'card.restored'],
		...['column.created', 'column.moved', 'column.removed', 'column.renamed', 'column.restored']
	]);
	expect(recorders.student!.words()).toContain(`${texts.team}, at length`);
});

test('who is not in a space is told nothing of its board, and no name is ever told', () => {
	const { team, staff, common } = world.places;
	for (const role of listeners) {
		const words = recorders[role]!.words();
		if (!inTeam.includes(role)) {
			for (const secret of [team.space, team.card, texts.team]) expect(words, role).not.toContain(secret);
		}
		if (!['teacher', 'otherTeacher'].includes(role)) {
			for (const secret of [staff.space, staff.card, texts.staff]) expect(words, role).not.toContain(secret);
		}
		const isInProject = !['outsider', 'coordinator'].includes(role);
		expect(words.includes(common.space), role).toBe(isInProject);
		for (const { name } of cast) expect(words.includes(name), `${role} is told ${name}`).toBe(false);
	}
});

test('what is caught up has the same fields, each subject once, and says that a removed card is gone', async () => {
	const { team } = world.places;
	await done('student', team, 'remove', { card: team.card });
	for (const as of inTeam) {
		const answer = await world.ask({ path: `/projects/${team.project}/${team.space}/since?n=${before}`, as });
		const { events, ...rest } = JSON.parse(answer.text) as Extract<Since, { reset: false }>;
		expect(wrongWith(allowedAnswers.since, { events, ...rest }), as).toEqual([]);
		expect(events.find(({ subject }) => subject === team.card)).toMatchObject({ type: 'card.removed', now: null });
		expect(new Set(events.map(({ subject }) => subject)).size).toBe(events.length);
	}
	await done('teacher', team, 'restore', { card: team.card });
	expect(last.every(({ actor }) => actor === world.viewerId('student'))).toBe(true);
});

test('who was taken out can neither read the board nor do anything on it, whatever they knew', async () => {
	const { team } = world.places;
	const path = `/projects/${team.project}/${team.space}/board`;
	for (const page of [path, `${path}?card=${team.card}`, `${path}?bin`, `${path}/__data.json`]) {
		expect((await world.ask({ path: page, as: 'removed', headers: { accept: 'text/html' } })).text).not.toContain(
			'Known by its id'
		);
	}
	const known = { card: team.card, column: team.column, after: '', before: '' };
	expect(refusalOf(await ask('removed', team, 'move', known))).toMatchObject({ status: 404 });
	expect((await done('student', team, 'move', known)).type).toBe('card.moved');
});

test('a form takes no date that is none, no place that is none, and no field too many', async () => {
	const { team } = world.places;
	const written = { card: team.card, version: '1', title: 'x', text: '', dueDate: '', dueTime: '' };
	const wrong: [string, Record<string, string>, string][] = [
		['edit', { ...written, dueDate: '2026-02-30' }, 'error_due_date'],
		['edit', { ...written, dueDate: '0001-01-01' }, 'error_due_date'],
		['edit', { ...written, dueDate: '2026-12-04', dueTime: '25:00' }, 'error_due_time'],
		['edit', { ...written, title: '  \n ' }, 'error_text_empty'],
		['edit', { ...written, text: 'x'.repeat(20_001) }, 'error_card_text_too_long'],
		['edit', { ...written, assignees: 'everybody' }, 'error_invalid'],
		['add', { column: team.column, title: 'x'.repeat(201) }, 'error_card_title_too_long'],
		['move', { card: team.card, column: team.column, after: '3', before: '' }, 'error_invalid'],
		['addColumn', { name: 'x'.repeat(81) }, 'error_column_name_too_long'],
		['assign', { card: team.card, person: world.viewerId('outsider'), assigned: 'yes' }, 'error_assignee_gone']
	];
	for (const [action, fields, key] of wrong) {
		expect(refusalOf(await ask('student', team, action, fields)), `${action} ${key}`).toMatchObject({
			status: 400,
			key
		});
	}
});

test('an edit that came too late gets back what was written, and nothing of anybody else’s', async () => {
	const { team } = world.places;
	const { subject: card } = await done('teacher', team, 'add', { column: team.column, title: 'Written by two' });
	const edit = (as: Role, text: string) =>
		ask(as, team, 'edit', { card, version: '1', title: 'Written by two', text, dueDate: '', dueTime: '' });
	expect((await edit('teacher', 'the first')).text).toContain('"success"');
	const late = await edit('student', 'the second');
	expect(refusalOf(late)).toMatchObject({ status: 409, key: 'error_card_edited' });
	expect(resultOf<{ mine: object }>(late).mine).toEqual({
		...{ card, title: 'Written by two', text: 'the second' },
		...{ dueDate: null, dueTime: null }
	});
	expect(late.text).not.toContain('the first');
});
