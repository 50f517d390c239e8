import {
	chmodSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
	type Stats
} from 'node:fs';
import { join } from 'node:path';
import { siteOrigin } from '../auth/origin';
import { dataFolder } from '../db/dataFolder';
import { journal } from '../journal';
import { newRescueToken } from '../people/rescue';

/**
 * How `npm run rescue` (bin/rescue.js) asks the running server for a link: only one process may have the database
 * open. A request is a file in a folder of the data folder that nobody but this account can enter; so is the answer.
 * Whoever can write there can read the database too: this gives nobody more than they have.
 */
const requestName = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.ask$/;
const mostBytes = 1_000;
/** Answers that nobody fetched are removed after this many ms. */
const keptFor = 60_000;
const pause = 1_000;

/** Looks for requests once a second, from now on. A second call (hot reload) replaces the first. */
export function answerRescueRequests(): void {
	const folder = join(dataFolder(), 'rescue');
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	chmodSync(folder, 0o700);
	const place = globalThis as unknown as Record<symbol, NodeJS.Timeout | undefined>;
	const key = Symbol.for('klasbrug.rescueRequests');
	clearInterval(place[key]);
	let busy = false;
	const look = async () => {
		if (busy) return;
		busy = true;
		await answerAll(folder).catch((failure: unknown) => journal.error({ job: 'rescueRequests', failure }));
		busy = false;
	};
	place[key] = setInterval(() => void look(), pause).unref();
}

async function answerAll(folder: string): Promise<void> {
	for (const name of readdirSync(folder)) {
		const file = join(folder, name);
		const found = lstatSync(file, { throwIfNoEntry: false });
		if (!found) continue;
		if (requestName.test(name)) await answer(file, found);
		else if (Date.now() - found.mtimeMs > keptFor) rmSync(file, { force: true });
	}
}

async function answer(file: string, found: Stats): Promise<void> {
	const name = nameIn(file, found);
	rmSync(file, { force: true });
	if (name === null) return;
	const token = await newRescueToken(name);
	const said = token === null ? { unknown: true } : { link: `${siteOrigin()}/rescue/${token}` };
	const draft = file.replace(/\.ask$/, '.draft');
	writeFileSync(draft, JSON.stringify(said), { mode: 0o600, flag: 'wx' });
	renameSync(draft, file.replace(/\.ask$/, '.answer'));
}

/** The sign-in name a request asks for; null for what is no request of this account or the system's own. */
function nameIn(file: string, found: Stats): string | null {
	const isOurs = process.getuid === undefined || [process.getuid(), 0].includes(found.uid);
	if (!found.isFile() || !isOurs || found.size > mostBytes) return null;
	return readFileSync(file, 'utf8').trim();
}
