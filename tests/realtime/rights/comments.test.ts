import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, WireEvent } from '$lib/realtime/events';
import { stopServers } from '../../support/server';
import { until } from '../../support/until';
import { allowedAnswers, allowedTold, isAllowedEvent, wrongWith } from './allowed';
import { formBody } from './ask';
import { refusalOf, submit } from './forms';
import { done, record, type Recorder } from './recorder';
import { roleNames, startWorld, type Role, type World } from './world';

/** What is said about a card and a file of the team: who may say and read it, and who is told of it. */
const inTeam: Role[] = ['student', 'teacher', 'otherTeacher'];
const listeners: Role[] = ['student', 'otherStudent', 'removed', 'outsider', 'coordinator', 'teacher', 'otherTeacher'];
const text = 'Said about it in the team';

let world: World;
let recorders: Record<string, Recorder>;
beforeAll(async () => {
	world = await startWorld();
	const recorded = listeners.map(async (role) => [role, await record(world, world.cookie(role))] as const);
	recorders = Object.fromEntries(await Promise.all(recorded));
});
afterAll(async () => {
	for (const { socket } of Object.values(recorders ?? {})) socket.disconnect();
	world?.close();
	await stopServers();
});

const eventsOf = (role: Role): WireEvent[] =>
	recorders[role]!.told.filter(({ event }) => event === 'frame')
		.map(({ data: [frame] }) => frame as Frame)
		.filter(({ space }) => space === world.places.team.space)
		.flatMap((frame) => frame.events);

function say(as: Role, thread: string) {
	const { project, space } = world.places.team;
	const body = formBody({ command: randomUUID(), writer: world.viewerId(as), text, thread });
	return submit(world, `/projects/${project}/${space}/chat?/post`, body, as);
}

test.each(['card', 'file'] as const)(
	'about a %s only those in its space say something, and read what is said',
	async (kind) => {
		const { project, space, [kind]: about } = world.places.team;
		for (const role of roleNames) {
			const answer = await say(role, about);
			const read = await world.ask({ path: `/projects/${project}/${space}/threads/${about}`, as: role });
			if (inTeam.includes(role)) {
				expect(answer.text, role).toContain('"success"');
				expect(read.status, role).toBe(200);
				expect(wrongWith(allowedAnswers.thread, JSON.parse(read.text)), role).toEqual([]);
			} else {
				const expected = ['nobody', 'suspended'].includes(role) ? 401 : 404;
				expect(refusalOf(answer), role).toMatchObject({ status: expected });
				expect(read.status, role).toBe(expected);
				expect(read.text, role).not.toContain(text);
			}
		}
	}
);

test('those in the space are told of it with exactly the fields of its kind, and nobody else anything', async () => {
	const { team } = world.places;
	const { subject } = await done(world, 'student', team, 'post', { text, thread: team.card });
	const hiding = await done(world, 'teacher', team, 'hide', { message: subject });
	for (const role of inTeam) {
		await until(`${role} has heard`, () => recorders[role]!.hasFrame(team.space, hiding.n + 1));
	}
	for (const role of listeners) {
		for (const { event, data } of recorders[role]!.told) {
			if (!isAllowedEvent(event)) throw new Error(`${role} is told "${event}"`);
			expect(wrongWith(allowedTold[event], data[0]), `${role}: ${event}`).toEqual([]);
		}
		if (!inTeam.includes(role)) expect(recorders[role]!.words(), role).not.toContain(text);
	}
	for (const role of inTeam) {
		const told = eventsOf(role);
		const counts = told.filter(({ type, subject: about }) => type === 'card.commented' && about === team.card);
		expect(counts.slice(-2).map(({ actor, now }) => [actor, (now as { comments?: number }).comments])).toEqual([
			[null, 4],
			[null, 3]
		]);
		const hidden = told.find(({ n }) => n === hiding.n)?.now;
		if (role === 'student') expect(hidden).toBeNull();
		else expect(hidden).toMatchObject({ text, hidden: { by: world.viewerId('teacher') } });
	}
});
