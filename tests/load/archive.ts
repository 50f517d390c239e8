import { startMembership } from '$lib/server/projects/memberships';
import { temporaryFolder } from '../support/server';
import { rounded, quantile } from './figures';
import { startOurs } from './servers';
import { ask } from './speakers';
import { fillTalk } from './talkOfYears';
import { makeWorld, withStore, type LoadWorld } from './world';

/** How long a space of very many messages takes to open, and a search over even more: 95 of 100 are faster (ms). */
const day = 86_400_000;

/** These of the big space are in every team besides, as the teachers of an exchange are. */
const everywhere = 3;

export async function measureArchive(size: {
	big: number;
	others: number;
	/** How often each is asked for. */
	opened: number;
	searched: number;
}): Promise<{ open_100k_ms_p95: number; search_300k_ms_p95: number }> {
	const folder = temporaryFolder();
	const world = await makeWorld(folder, { people: 160, team: 4, big: 50 });
	await fill(folder, world, size);
	const server = await startOurs(folder);
	const headers = { cookie: world.inBig[everywhere]!.cookie, accept: 'application/json' };
	const chat = `/projects/${world.project}/${world.big}/chat/__data.json`;
	const open = await timesOf(size.opened, () => ask(server.port, chat, headers));
	const questions = questionsIn(world);
	const search = await timesOf(size.searched, (turn) => {
		const { cookie } = personOf(world, turn);
		return ask(server.port, `/search/__data.json?${questions[turn % questions.length]}`, { ...headers, cookie });
	});
	return { open_100k_ms_p95: rounded(quantile(open, 0.95)), search_300k_ms_p95: rounded(quantile(search, 0.95)) };
}

/**
 * Words of most texts and of few, parts of words, several words, short ones, a number, words that are nowhere though
 * their parts are common, and every filter: with a common word and with a rare one, which has to be looked for.
 */
function questionsIn({ people, big }: LoadWorld): string[] {
	const ago = (days: number) => new Date(Date.now() - days * day).toISOString().slice(0, 10);
	return [
		...['q=what', 'q=de', 'q=ass', 'q=water+turbine', 'q=molenrad', 'q=9741', 'q=waterschapsheuvel'],
		...['q=regenstation', 'q=%22de+water%22', 'q=water&has=file', `q=water&from=${people[everywhere]!.id}`],
		...[`q=molenrad&in=${big}`, `q=vraag&before=${ago(900)}`, `q=molenrad&before=${ago(500)}`],
		...[`q=what&before=${ago(3_000)}`, `q=molenrad&after=${ago(40)}`]
	];
}

/** By turns, for nobody may ask sixty times a minute. Every fifth is in all spaces. */
function personOf({ inBig }: LoadWorld, turn: number) {
	return inBig[turn % 5 === 0 ? turn % everywhere : everywhere + (turn % (inBig.length - everywhere))]!;
}

async function timesOf(times: number, work: (turn: number) => Promise<{ status: number }>): Promise<number[]> {
	const warmUp = Math.ceil(times / 5);
	const took: number[] = [];
	for (let i = 0; i < warmUp + times; i++) {
		const began = performance.now();
		const { status } = await work(i);
		if (status !== 200) throw new Error(`It was answered with ${status}`);
		if (i >= warmUp) took.push(performance.now() - began);
	}
	return took;
}

async function fill(folder: string, world: LoadWorld, size: { big: number; others: number }): Promise<void> {
	const teams = [...new Set(world.people.map(({ space }) => space))];
	const authorsOf = (id: string) => world.people.filter(({ space }) => space === id).map((person) => person.id);
	const spaces = [
		{ id: world.big, authors: world.inBig.map(({ id }) => id), messages: size.big },
		...teams.map((id) => ({ id, authors: authorsOf(id), messages: Math.floor(size.others / teams.length) }))
	];
	await withStore(folder, async (store) => {
		await store.write(async (tx) => {
			for (const { id: personId } of world.inBig.slice(0, everywhere)) {
				for (const spaceId of teams) await startMembership(tx, { spaceId, personId, role: 'teacher', byId: null });
			}
		});
		await fillTalk(store, { spaces, endsAt: Date.now() - 60_000 });
		store.writer.pragma('wal_checkpoint(TRUNCATE)');
	});
}
