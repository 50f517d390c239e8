import { eq } from 'drizzle-orm';
import { event, log } from '$lib/server/db/schema/log';
import { message, thread } from '$lib/server/db/schema/talk';
import type { Transaction } from '$lib/server/db/store';
import { newId } from '$lib/server/ids';
import { logBounds } from '$lib/server/log/events';
import { indexText } from '$lib/server/search/entries';
import { mainThreadOf } from '$lib/server/talk/threads';
import type { Store } from './world';

/**
 * Three years of talk, put there as rows: of every space some on every day, in the Dutch and English that two classes
 * mix. Words come as often as words do, the first of the list in most texts and the last in one of thousands.
 */
export interface Talk {
	/** The space's id, with everybody who writes there. */
	spaces: { id: string; authors: string[]; messages: number }[];
	/** Of the last message, UTC ms. */
	endsAt: number;
}

const perWrite = 500;
const years = 3 * 365 * 86_400_000;

export async function fillTalk(store: Store, { spaces, endsAt }: Talk): Promise<void> {
	const total = spaces.reduce((sum, { messages }) => sum + messages, 0);
	const turns = turnsOf(spaces.map(({ messages }) => messages));
	const heads = await store.write((tx) => mainThreads(tx, spaces));
	for (let done = 0; done < total; done += perWrite) {
		const rows = Array.from({ length: Math.min(perWrite, total - done) }, (_, i) => {
			const space = spaces[turns[done + i]!]!;
			const n = heads.get(space.id)! + 1;
			heads.set(space.id, n);
			const at = endsAt - Math.floor((years * (total - done - i)) / total);
			return { spaceId: space.id, ...messageOf(space.id, n, space.authors[(n * 7) % space.authors.length]!, at) };
		});
		await store.write((tx) => insertAll(tx, rows));
	}
	await store.write(async (tx) => {
		for (const [id, head] of heads) await tx.update(log).set({ head }).where(eq(log.id, id));
	});
}

/** Whose turn it is, by number of the space: everybody at their own rate, from the first day to the last. */
function turnsOf(counts: number[]): Uint16Array {
	const due = counts.flatMap((count, space) =>
		Array.from({ length: count }, (_, i) => ({ space, at: (i + random(space * 7_919 + i)) / count }))
	);
	return Uint16Array.from(due.sort((a, b) => a.at - b.at).map(({ space }) => space));
}

async function mainThreads(tx: Transaction, spaces: Talk['spaces']): Promise<Map<string, number>> {
	const heads = new Map<string, number>();
	for (const { id } of spaces) {
		const main = { id: mainThreadOf(id), spaceId: id, ownerKind: 'space', ownerId: id } as const;
		await tx.insert(thread).values(main).onConflictDoNothing();
		heads.set(id, (await logBounds(tx, id)).head);
	}
	return heads;
}

type Row = ReturnType<typeof messageOf> & { spaceId: string };

async function insertAll(tx: Transaction, rows: Row[]): Promise<void> {
	await tx.insert(message).values(rows.map(({ spaceId: _, ...row }) => row));
	await tx.insert(event).values(rows.map(eventOf));
	for (const row of rows) await indexText(tx, { ...row, hasFile: random(row.n) < 0.05 });
}

function messageOf(space: string, n: number, authorId: string, at: number) {
	const text = sentence(at + n);
	return { id: newId(), threadId: mainThreadOf(space), n, authorId, text, lang: 'en' as const, at };
}

function eventOf({ spaceId, id, n, authorId, at }: Row) {
	const facts = { type: 'message.posted', subject: id, actorId: authorId, schoolId: null, data: {} };
	return { logId: spaceId, n, at, ...facts, clientId: null, commandHash: null };
}

const common =
	'de the een and van to het is in a that en ik you of we dat it op niet on voor what met this zijn are maar but jullie your ' +
	'ook can om have nog will er be wat so als they bij our uur time morgen tomorrow vandaag today school class klas team ' +
	'foto photo bestand file vraag question antwoord answer goed good wanneer when waarom why iemand someone samen together ' +
	'kunnen could moeten should gemaakt made gelezen read denken think water plan test meeting lesson les project';
const roots =
	'regen water wind zon molen rad turbine dijk sluis kanaal haven brug stuw pomp bron energie stroom kracht licht warmte ' +
	'model schaal meting proef klasse groep school boek kaart tafel grond steen hout karton papier plastic metaal draad wiel ' +
	'schap station meter bouwer maker lijst plaats reservoir garden bridge river power solar paper board sensor battery ' +
	'panel report picture teacher partner weekend morning evening science history garage kitchen window valley';

/** About two thousand words: the common ones, and what roots make together, as Dutch does. */
const words = [...common.split(' '), ...compounds(roots.split(' '))];

function compounds(parts: string[]): string[] {
	const pairs = parts.flatMap((first, i) =>
		[1, 5, 11, 17, 23, 31, 37].map((step) => first + parts[(i * step + step) % parts.length]!)
	);
	return [...parts, ...pairs, ...pairs.map((pair, i) => parts[(i * 13) % parts.length]! + pair)];
}

/** Some 146 characters, always the same for the same number; one in twenty names a number as well. */
export function sentence(seed: number): string {
	const picked: string[] = random(seed) < 0.05 ? [String(Math.floor(random(seed + 1) * 100_000))] : [];
	for (let length = 0, i = 2; length < 60 + 170 * random(seed + 2); i++) {
		const word = words[Math.floor(words.length ** random(seed + i)) - 1]!;
		picked.push(word);
		length += word.length + 1;
	}
	return picked.join(' ');
}

/** From 0 to 1, by chance but always the same for the same number. */
function random(seed: number): number {
	let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
	x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
	return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}
