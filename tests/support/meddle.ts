import { parse } from 'devalue';
import type { Frame, MessageFace } from '../../src/lib/realtime/events';
import { reactions } from '../../src/lib/schemas/reactions';
import type { Client } from './client';
import { randomFrom } from './hostile-proxy';
import { pause } from './until';

/** A person at a page who changes what stands there, and insists until there is an answer, under the same command. */
export interface Meddler {
	client: Client;
	id: string;
	cookie: string;
	/** Hides and shows what others wrote, too. */
	isTeacher: boolean;
}

/** Where the chat of the space is. */
interface Place {
	origin: string;
	path: string;
}

type Act = [action: string, fields: Record<string, string>];

/**
 * Edits, deletions, reactions, pins and hidings, `rounds` for everybody, as the seed decides: each on a message that
 * the person's page holds. What the seed decides seldom is done first, until it is done, and something is hidden in the
 * end. Answers with how often each was done.
 */
export async function meddle(
	place: Place,
	people: Meddler[],
	rounds: number,
	seed: number
): Promise<Record<string, number>> {
	const random = randomFrom(seed);
	const done: Record<string, number> = {};
	const changeOne = async (person: Meddler, must: string[], atLeast: number) => {
		const isOver = (tried: number) => tried >= atLeast && must.length === 0;
		for (let tried = 0; !isOver(tried); await pause(200)) {
			if (tried > atLeast + 60) throw new Error(`${must.join(', ')}: refused again and again`);
			const act = nextAct(person, must[0], random);
			if (!act) continue;
			const isDone = await insist(place, person, act, done);
			if (isDone && act[0] === must[0]) must.shift();
			tried++;
		}
	};
	const teachers = people.filter(({ isTeacher }) => isTeacher);
	await Promise.all(people.map((one) => changeOne(one, one.isTeacher ? ['hide', 'show', 'pin'] : ['delete'], rounds)));
	await Promise.all(teachers.map((one) => changeOne(one, ['hide'], 0)));
	return done;
}

function nextAct({ client, id, isTeacher }: Meddler, must: string | undefined, random: () => number): Act | null {
	const among = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
	const messages: MessageFace[] = client.space.content.messages ?? [];
	const any = among(messages);
	const own = among(messages.filter(({ author, deleted }) => author === id && deleted === undefined));
	if (!any) return null;
	const about = { message: any.id };
	if (must === 'delete') return own ? [must, { message: own.id }] : null;
	if (must) return [must, about];
	const mostly: (Act | null)[] = [
		['react', { ...about, kind: among(reactions)! }],
		['unreact', { ...about, kind: among(reactions)! }],
		isTeacher ? [among(['hide', 'show', 'pin'])!, about] : ['react', { ...about, kind: 'heart' }],
		own
			? ['edit', { message: own.id, text: `${own.text.split(' (')[0]} (edited ${Math.floor(random() * 1e6)})` }]
			: null,
		own && random() < 0.4 ? ['delete', { message: own.id }] : null
	];
	return among(mostly) ?? null;
}

/** Sends it until it is answered; a refusal (deleted or hidden meanwhile) is an answer, too. */
async function insist(
	{ origin, path }: Place,
	person: Meddler,
	act: Act,
	done: Record<string, number>
): Promise<boolean> {
	const [action, fields] = act;
	const body = new URLSearchParams({ command: crypto.randomUUID(), writer: person.id, ...fields });
	const headers = { cookie: person.cookie, origin, accept: 'application/json', 'x-sveltekit-action': 'true' };
	for (let attempt = 0; attempt < 60; attempt++) {
		const request = { method: 'POST', headers, body, signal: AbortSignal.timeout(2_500) };
		const answer = await fetch(`${origin}${path}?/${action}`, request)
			.then((response) => response.json() as Promise<{ type: string; status: number; data: string }>)
			.catch(() => null);
		if (answer?.type === 'success') {
			person.client.space.apply((parse(answer.data) as { frame: Frame }).frame);
			done[action] = (done[action] ?? 0) + 1;
			return true;
		}
		if (answer?.type === 'failure' && answer.status < 500) return false;
		await pause(300);
	}
	throw new Error(`${action} was never answered`);
}
