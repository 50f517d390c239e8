import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { createLoginSession } from '$lib/server/auth/login-sessions';
import { signIn } from '$lib/server/auth/sign-in';
import { viewerOf, type Viewer } from '$lib/server/auth/viewer';
import { event } from '$lib/server/db/schema/log';
import { person } from '$lib/server/db/schema/people';
import { read } from '$lib/server/db/store';
import { accessExchange, classesOf, type Coordination, type Teaching } from '$lib/server/people/access';
import type { Cast } from '../auth/cast';

/** The people of these tests at their work: who they are now, what is theirs to do, what the logs say. */
export const command = () => ({ id: randomUUID() });

export async function viewerNamed(cast: Cast, name: string): Promise<Viewer> {
	return (await viewerOf((await loginOf(cast.id(name))).token))!;
}

/** A login session of a person, whatever their password is now. */
export async function loginOf(personId: string): Promise<{ token: string; id: string }> {
	const [row] = await read().select({ hash: person.passwordHash }).from(person).where(eq(person.id, personId));
	return createLoginSession(personId, 'own', row!.hash);
}

export async function coordination(cast: Cast): Promise<Coordination> {
	return accessExchange(await viewerNamed(cast, 'coordinator'));
}

/** The teacher's part in H4b. */
export async function teaching(cast: Cast): Promise<Teaching> {
	return (await classesOf(await viewerNamed(cast, 'teacher')))[0]!;
}

/** Signs in from an address of their own; answers with who they are then, or with the key of the refusal. */
export async function comeIn(name: string, password: string): Promise<Viewer | string> {
	try {
		const address = `10.1.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;
		const { token } = await signIn({ name, password, address, ownLaptop: false });
		return (await viewerOf(token))!;
	} catch (refusal) {
		return (refusal as Error).message;
	}
}

/** The newest events of a log but for who signed in, oldest first. */
export async function lastEvents(logId: string, count: number) {
	const rows = await read().select().from(event).where(eq(event.logId, logId)).orderBy(event.n);
	const acts = rows.filter(({ type }) => type !== 'login.started');
	return acts.slice(-count).map(({ type, subject, actorId, data }) => ({ type, subject, actorId, data }));
}

/** What became of it: "done", or the key of the refusal. */
export async function outcome(work: Promise<unknown>): Promise<string> {
	return work.then(
		() => 'done',
		(refusal: Error) => refusal.message
	);
}
