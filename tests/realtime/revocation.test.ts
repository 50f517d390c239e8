import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { endLoginSession } from '$lib/server/auth/login-sessions';
import { revocations } from '$lib/server/auth/revocations';
import { loginSession } from '$lib/server/db/schema/auth';
import { membership } from '$lib/server/db/schema/projects';
import { write } from '$lib/server/db/store';
import { newId } from '$lib/server/ids';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { sweep } from '$lib/server/realtime/sweep';
import { postMessage } from '$lib/server/talk/messages';
import { endAccountOf, reopenAccountOf } from '../support/accountEnds';
import { listenAs, type Listener } from '../support/listener';
import { as, cast, goLive, server, team } from '../support/live';
import { signIn } from '../support/realtimeServer';
import { pause, until } from '../support/until';

goLive();
let whileComingIn: () => Promise<unknown> = async () => {};

beforeAll(() => {
	// Runs after the server's own check, before the socket counts as connected: no revocation reaches it there.
	server.io.use((_socket, next) => {
		const happens = whileComingIn;
		whileComingIn = async () => {};
		void happens().then(() => next());
	});
});

/** Something is said; who still listens to the team hears it, and `gone` must not. */
async function heardOnlyBy(rest: Listener, gone: Listener): Promise<void> {
	const posted = await postMessage(await cast.member('teacher.gunn', 'Team Poppy'), {
		id: newId(),
		text: 'afterwards'
	});
	await until('the others hear it', () => rest.events(team).some(({ n }) => n === posted.n));
	await pause(100);
	expect(gone.events(team).filter(({ n }) => n >= posted.n)).toEqual([]);
}

test.each([['websocket'], ['polling']])('a student taken out of a team hears nothing more by %s', async (transport) => {
	const [student, partner] = [await as('student1.enschede', [transport]), await as('student1.gunn')];
	const teacher = await cast.member('teacher.enschede', 'Team Poppy');
	const { id } = await cast.member('student1.enschede', 'Team Poppy');
	await endMembership(teacher, { id: newId(), membership: id });
	await heardOnlyBy(partner, student);
	expect(student.of('left')).toEqual([{ space: team }]);
	expect(student.socket.connected).toBe(true);

	await restoreMembership(teacher, { id: newId(), membership: id });
	const posted = await postMessage(teacher, { id: newId(), text: 'welcome back' });
	await until('the student hears again', () => student.events(team).some(({ n }) => n === posted.n));
	expect(student.of('joined')).toEqual([{ space: team }]);
});

test('signing out ends the sockets of that login session only, before it is answered', async () => {
	const [school, home] = [await as('student2.enschede'), await as('student2.enschede')];
	await endLoginSession(school.loginSession);
	expect(server.io.sockets.adapter.rooms.has(`login:${school.loginSession}`)).toBe(false);
	await heardOnlyBy(home, school);
	expect(school.of('signedOut')).toHaveLength(1);
	expect(school.socket.connected).toBe(false);
});

test('a person whose account ends is cut on all screens before it is answered, and cannot come back', async () => {
	const [student, partner] = [await as('student2.gunn'), await as('student1.gunn')];
	const teacher = await cast.viewer('teacher.gunn');
	await endAccountOf(cast.people['student2.gunn']!, teacher);
	expect(server.io.sockets.adapter.rooms.has(`person:${cast.people['student2.gunn']}`)).toBe(false);
	await heardOnlyBy(partner, student);
	const login = { id: student.loginSession, cookie: student.cookie };
	await expect(listenAs(server, cast.people['student2.gunn']!, { cookie: login })).rejects.toThrow('signed out');
	await reopenAccountOf(cast.people['student2.gunn']!, teacher);
});

test('who has not signed in does not come in', async () => {
	const nobody = { id: 'x', cookie: `klasbrug=${'a'.repeat(43)}` };
	await expect(listenAs(server, '', { cookie: nobody })).rejects.toThrow('signed out');
	await expect(listenAs(server, '', { cookie: { id: 'x', cookie: 'klasbrug=%E0%A4%A' } })).rejects.toThrow(
		'signed out'
	);
});

test('a membership that ends while the socket is coming in is not joined', async () => {
	const partner = await as('student1.gunn');
	const { id } = await cast.member('student1.enschede', 'Team Poppy');
	const teacher = await cast.member('teacher.enschede', 'Team Poppy');
	whileComingIn = () => endMembership(teacher, { id: newId(), membership: id });
	const student = await as('student1.enschede');
	await heardOnlyBy(partner, student);
	await restoreMembership(teacher, { id: newId(), membership: id });
});

test('a login session that ends while the socket is coming in does not come in', async () => {
	const partner = await as('student1.gunn');
	const login = await signIn(cast.people['student1.enschede']!);
	whileComingIn = () => endLoginSession(login.id);
	const student = await listenAs(server, cast.people['student1.enschede']!, { cookie: login });
	await heardOnlyBy(partner, student);
	await until('the student is cut', () => !student.socket.connected);
});

test('the sweep finds a membership that ended behind our back, and one that began', async () => {
	const [student, partner] = [await as('student1.enschede'), await as('student1.gunn')];
	const { id } = await cast.member('student1.enschede', 'Team Poppy');
	const setEnd = (until: number | null) =>
		write(async (tx) => void (await tx.update(membership).set({ until }).where(eq(membership.id, id))));
	await setEnd(Date.now() - 1);
	await sweep(server.io);
	await heardOnlyBy(partner, student);
	await until('the student is told', () => student.of('left').length === 1);
	await setEnd(null);
	await sweep(server.io);
	const posted = await postMessage(await cast.member('teacher.gunn', 'Team Poppy'), {
		id: newId(),
		text: 'here again'
	});
	await until('the student hears again', () => student.events(team).some(({ n }) => n === posted.n));
});

test('the sweep cuts a socket whose login session is over, and nobody else', async () => {
	const [student, partner] = [await as('student1.enschede'), await as('student1.gunn')];
	await write(async (tx) => void (await tx.delete(loginSession).where(eq(loginSession.id, student.loginSession))));
	await sweep(server.io);
	await until('the student is cut', () => !student.socket.connected);
	expect(student.of('signedOut')).toHaveLength(1);
	expect(partner.socket.connected).toBe(true);
	await heardOnlyBy(partner, student);
});

test('a person can have eight sockets; the oldest makes room for the ninth', async () => {
	const sockets: Listener[] = [];
	for (let i = 0; i < 9; i++) sockets.push(await as('student3.gunn'));
	await until('the first is cut', () => !sockets[0]!.socket.connected);
	expect(sockets.slice(1).every(({ socket }) => socket.connected)).toBe(true);
});

test('changing a password elsewhere cuts the other screens and spares this one', async () => {
	const [here, elsewhere] = [await as('student3.enschede'), await as('student3.enschede')];
	await revocations().person(cast.people['student3.enschede']!, here.loginSession);
	await until('the other is cut', () => !elsewhere.socket.connected);
	expect(here.socket.connected).toBe(true);
});
