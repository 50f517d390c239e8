import { expect, test } from 'vitest';
import { newId } from '$lib/server/ids';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { tellRead } from '$lib/server/realtime/broadcasts';
import { tellHeads } from '$lib/server/realtime/server';
import type { Listener } from '../support/listener';
import { as, cast, goLive, server, team } from '../support/live';
import { pause, until } from '../support/until';

goLive();

const isHere = (listener: Listener, signInNames: string[]) => () => {
	const last = listener.of('presence').at(-1) as { people: string[] } | undefined;
	const wanted = signInNames.map((name) => cast.people[name]!);
	return last !== undefined && last.people.length === wanted.length && wanted.every((id) => last.people.includes(id));
};

test('a member sees who has the space open, each person once, and who has closed it', async () => {
	const teacher = await as('teacher.enschede');
	const [school, home] = [await as('student1.enschede'), await as('student1.enschede')];
	for (const screen of [teacher, school, home]) screen.socket.emit('look', team);
	await until('two people are here', isHere(teacher, ['teacher.enschede', 'student1.enschede']));
	school.socket.disconnect();
	await pause(1_200);
	expect(isHere(teacher, ['teacher.enschede', 'student1.enschede'])()).toBe(true);
	home.socket.emit('look', null);
	await until('the student has gone', isHere(teacher, ['teacher.enschede']));
});

test('a space hears of comings and goings at most once a second', async () => {
	const teacher = await as('teacher.enschede');
	teacher.socket.emit('look', team);
	await until('she is here', isHere(teacher, ['teacher.enschede']));
	await pause(1_100);
	const before = teacher.of('presence').length;
	const student = await as('student1.gunn');
	const began = performance.now();
	for (let i = 0; i < 10; i++) student.socket.emit('look', i % 2 === 0 ? team : null);
	await pause(500);
	const seconds = Math.ceil((performance.now() - began) / 1_000);
	expect(teacher.of('presence').length - before).toBeLessThanOrEqual(seconds);
});

test('who is taken out of a team is no longer there', async () => {
	const [teacher, student] = [await as('teacher.enschede'), await as('student1.enschede')];
	for (const screen of [teacher, student]) screen.socket.emit('look', team);
	await until('both are here', isHere(teacher, ['teacher.enschede', 'student1.enschede']));
	const member = await cast.member('teacher.enschede', 'Team Poppy');
	const { id } = await cast.member('student1.enschede', 'Team Poppy');
	await endMembership(member, { id: newId(), membership: id });
	await until('the student has gone', isHere(teacher, ['teacher.enschede']));
	await restoreMembership(member, { id: newId(), membership: id });
});

test('typing reaches the others of the space, not oneself, at most every two seconds', async () => {
	const [sanne, otherScreen, maya] = [
		await as('student1.enschede'),
		await as('student1.enschede'),
		await as('student1.gunn')
	];
	for (let i = 0; i < 5; i++) sanne.socket.emit('typing', team);
	await until('the partner sees it', () => maya.of('typing').length > 0);
	await pause(100);
	expect(maya.of('typing')).toEqual([{ space: team, person: cast.people['student1.enschede'] }]);
	expect([...sanne.of('typing'), ...otherScreen.of('typing')]).toEqual([]);
});

test('nobody can whisper into a space they are no member of', async () => {
	const [outsider, teacher] = [await as('outsider.enschede'), await as('teacher.enschede')];
	teacher.socket.emit('look', team);
	await until('she is here', isHere(teacher, ['teacher.enschede']));
	outsider.socket.emit('look', team);
	outsider.socket.emit('typing', team);
	outsider.socket.emit('look', `${team}:staff`);
	await pause(1_200);
	expect(isHere(teacher, ['teacher.enschede'])()).toBe(true);
	expect([...outsider.of('presence'), ...teacher.of('typing')]).toEqual([]);
});

test('malformed and unknown whispers are ignored', async () => {
	const [sanne, maya] = [await as('student1.enschede'), await as('student1.gunn')];
	const anySocket: { emit(...whisper: unknown[]): unknown } = sanne.socket;
	const say = (...whisper: unknown[]) => anySocket.emit(...whisper);
	for (const odd of [undefined, 7, {}, [team], { toString: team }, Buffer.from('x'), '', '__proto__']) {
		say('look', odd);
		say('typing', odd);
	}
	say('post', { space: team, text: 'by socket' });
	say('frame', { space: team, head: 1, events: [] });
	say('typing', team);
	await until('a good one still works', () => maya.of('typing').length === 1);
	expect(sanne.socket.connected).toBe(true);
});

test('who shouts without end is cut', async () => {
	const sanne = await as('student1.enschede');
	for (let i = 0; i < 200; i++) sanne.socket.emit('typing', team);
	await until('she is cut', () => !sanne.socket.connected);
});

test('everybody is told the heads of their own spaces and of no other', async () => {
	const [sanne, outsider] = [await as('student1.enschede'), await as('outsider.enschede')];
	await tellHeads(server.io);
	await until('both hear', () => sanne.of('heads').length === 1 && outsider.of('heads').length === 1);
	expect(Object.keys(sanne.of('heads')[0] as object).sort()).toEqual([team, cast.spaces.common!].sort());
	expect(Object.keys(outsider.of('heads')[0] as object)).toEqual([cast.spaces.outside]);
});

test('what is read on one screen is told to the person’s other screens only', async () => {
	const [school, home, maya] = [
		await as('student1.enschede'),
		await as('student1.enschede'),
		await as('student1.gunn')
	];
	await until('there are two screens', () => school.of('screens').at(-1) === 2);
	const member = await cast.member('student1.enschede', 'Team Poppy');
	await tellRead(member);
	await until('both screens hear', () => school.of('read').length === 1 && home.of('read').length === 1);
	expect(home.of('read')[0]).toMatchObject({ space: team, readTo: member.readTo });
	expect(maya.of('read')).toEqual([]);
});
