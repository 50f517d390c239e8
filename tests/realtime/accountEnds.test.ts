import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newId } from '$lib/server/ids';
import { accessClass } from '$lib/server/people/access';
import { endAccount, reopenAccount } from '$lib/server/projects/accountEnds';
import { postMessage } from '$lib/server/talk/messages';
import { castOfTheDemo, type Cast } from '../support/cast';
import { closeListeners, listenAs } from '../support/listener';
import { startTestServer, type TestServer } from '../support/realtimeServer';
import { freshStore } from '../support/store';
import { pause, until } from '../support/until';
import { schoolClass } from '$lib/server/db/schema/people';
import { read } from '$lib/server/db/store';

/** Ending an account cuts what is open, within the second a teacher has to look up from the keyboard. */
freshStore();
let cast: Cast;
let server: TestServer;

beforeAll(async () => {
	cast = await castOfTheDemo();
	server = await startTestServer();
});
afterEach(closeListeners);
afterAll(() => server.close());

test.each([['websocket'], ['polling']])(
	'a student whose account ends is cut within a second by %s',
	async (transport) => {
		const team = cast.spaces['Team Poppy']!;
		const who = cast.people['student1.enschede']!;
		const classes = await read().select().from(schoolClass);
		const by = await accessClass(await cast.viewer('teacher.enschede'), classes.find(({ name }) => name === 'H4b')!.id);
		const [student, screen] = [
			await listenAs(server, who, { transports: [transport] }),
			await listenAs(server, who, { transports: [transport] })
		];
		const partner = await listenAs(server, cast.people['student1.gunn']!);
		const started = Date.now();
		await endAccount(by, { id: newId() }, who);
		expect(server.io.sockets.adapter.rooms.has(`person:${who}`)).toBe(false);
		await until('both screens are cut', () => !student.socket.connected && !screen.socket.connected);
		expect(Date.now() - started).toBeLessThan(1_000);
		expect(student.of('signedOut')).toHaveLength(1);

		const posted = await postMessage(await cast.member('teacher.gunn', 'Team Poppy'), {
			id: newId(),
			text: 'afterwards'
		});
		await until('the others hear it', () => partner.events(team).some(({ n }) => n === posted.n));
		expect(partner.events(team).map(({ type }) => type)).toContain('membership.ended');
		await pause(100);
		expect(student.events(team).filter(({ n }) => n >= posted.n)).toEqual([]);
		const login = { id: student.loginSession, cookie: student.cookie };
		await expect(listenAs(server, who, { cookie: login })).rejects.toThrow('signed out');

		await reopenAccount(by, { id: newId() }, who);
		await expect(listenAs(server, who, { cookie: login })).rejects.toThrow('signed out');
		await expect(cast.member('student1.enschede', 'Team Poppy')).resolves.toBeTruthy();
	}
);
