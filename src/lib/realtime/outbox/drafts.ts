import type { Posted } from '../posts';
import { isOfLists } from './echo';
import { ourKeys, storageOf, valueIn } from './storage';
import { isAlive, tabsKnowEachOther, thisTab } from './thisTab';

/**
 * What stands in a composer and is not posted: it survives a reload and a closed tab. Each tab keeps a text of its own,
 * so that two of them never write over each other; what a tab that has ended left behind, the next one takes over.
 */
export interface Draft extends Omit<Posted, 'thread'> {
	/** Of a message that is being edited before it is sent again: under the same id it cannot stand there twice. */
	command?: string;
}

export interface PlacedDraft extends Draft {
	/** A space's id; for a thread, the thread's after it: `space/thread`. */
	place: string;
}

interface Kept extends Draft {
	/** When it is deleted whoever opens a page, ms by the computer's clock. */
	until: number;
}

const prefix = 'klasbrug-draft ';

export class Drafts {
	readonly #writer: string;
	readonly #keptFor: number;
	/** What this tab alone knows, where the browser keeps nothing. */
	readonly #here = new Map<string, Draft>();
	readonly #composers = new Map<string, () => void>();
	#tab = '';
	#isOpen = false;

	/** @param keptFor how long a text stays on the computer at most, ms. */
	constructor(writer: string, keptFor: number) {
		this.#writer = writer;
		this.#keptFor = keptFor;
	}

	/** In the browser only. What somebody else left behind is deleted unseen. */
	open(): void {
		this.#isOpen = true;
		this.#tab = thisTab();
		const storage = this.#storage;
		for (const key of ourKeys(storage)) {
			const isOthers = key.startsWith(prefix) && !key.startsWith(`${prefix}${this.#writer} `);
			if (isOthers) storage?.removeItem(key);
		}
		deleteOldDrafts();
	}

	/** From now on nothing is kept any more. */
	close(): void {
		this.#isOpen = false;
	}

	keep(place: string, draft: Draft): void {
		if (!this.#isOpen) return;
		const key = this.#keyOf(place, this.#tab);
		const isEmpty = isEmptyDraft(draft);
		if (isEmpty) this.#here.delete(place);
		else this.#here.set(place, draft);
		try {
			if (isEmpty) this.#storage?.removeItem(key);
			else this.#storage?.setItem(key, JSON.stringify({ ...draft, until: Date.now() + this.#keptFor } satisfies Kept));
		} catch {
			// It is full: then this tab's memory has it.
		}
	}

	/** What is to stand in a composer again: this tab's own text, and those of tabs that have ended. */
	async take(place: string): Promise<Draft> {
		const own = this.#here.get(place) ?? this.#read(this.#keyOf(place, this.#tab));
		const left: Draft[] = [];
		for (const [tab, key] of this.#othersAt(place)) {
			if (await isAlive(tab)) continue;
			const draft = this.#read(key);
			if (draft) left.push(draft);
			this.#storage?.removeItem(key);
		}
		const all = [...left, ...(own ? [own] : [])];
		const draft = joined(all);
		if (left.length > 0) this.keep(place, draft);
		return draft;
	}

	/** Everything this person has begun and not posted, in whatever tab. */
	all(): PlacedDraft[] {
		const kept = ourKeys(this.#storage).flatMap((key) => {
			const [writer, place = ''] = key.startsWith(prefix) ? key.slice(prefix.length).split(' ') : [];
			const draft = writer === this.#writer ? this.#read(key) : undefined;
			return draft ? [{ place, ...draft }] : [];
		});
		const isKept = (place: string, { text }: Draft) => kept.some((one) => one.place === place && one.text === text);
		const here = [...this.#here].filter(([place, draft]) => !isKept(place, draft));
		return [...kept, ...here.map(([place, draft]) => ({ place, ...draft }))];
	}

	/** What was begun at a place, in whatever tab, goes out some other way. */
	sent(place: string): void {
		this.#here.delete(place);
		for (const key of ourKeys(this.#storage)) {
			if (key.startsWith(this.#keyOf(place, ''))) this.#storage?.removeItem(key);
		}
		this.#composers.get(place)?.();
	}

	/** Tells a composer that its text went out some other way, until the function it returns is called. */
	whenSent(place: string, listener: () => void): () => void {
		this.#composers.set(place, listener);
		return () => void this.#composers.delete(place);
	}

	get #storage(): Storage | undefined {
		return storageOf(tabsKnowEachOther() ? 'localStorage' : 'sessionStorage');
	}

	#keyOf(place: string, tab: string): string {
		return `${prefix}${this.#writer} ${place} ${tab}`;
	}

	#othersAt(place: string): [tab: string, key: string][] {
		const start = this.#keyOf(place, '');
		const keys = ourKeys(this.#storage).filter((key) => key.startsWith(start));
		return keys.map((key): [string, string] => [key.slice(start.length), key]).filter(([tab]) => tab !== this.#tab);
	}

	#read(key: string): Draft | undefined {
		const kept = keptIn(this.#storage, key);
		if (!kept) return undefined;
		const { until: _, ...draft } = kept;
		return draft;
	}
}

export function isEmptyDraft({ text, files = [] }: Draft): boolean {
	return text.trim() === '' && files.length === 0;
}

/** As one: of the ids, the first, so that at least that message cannot stand there twice. */
function joined(drafts: Draft[]): Draft {
	const times = drafts.flatMap((draft) => draft.times ?? []);
	const files = drafts.flatMap((draft) => draft.files ?? []);
	const command = drafts.find((draft) => draft.command)?.command;
	return {
		text: drafts.map(({ text }) => text).join('\n'),
		...(files.length > 0 && { files }),
		...(times.length > 0 && { times }),
		...(drafts.some(({ asks }) => asks) && { asks: true }),
		...(command && { command })
	};
}

/** Deletes what has stayed here too long, whoever wrote it. */
export function deleteOldDrafts(): void {
	const storage = storageOf('localStorage');
	for (const key of ourKeys(storage)) {
		if (!key.startsWith(prefix)) continue;
		const until = keptIn(storage, key)?.until ?? 0;
		if (until <= Date.now()) storage?.removeItem(key);
	}
}

/** Undefined for what is no draft of ours. */
function keptIn(storage: Storage | undefined, key: string): Kept | undefined {
	const found = (valueIn(storage, key) ?? {}) as Partial<Kept>;
	const isKept = typeof found.text === 'string' && typeof found.until === 'number' && isOfLists(found);
	return isKept ? (found as Kept) : undefined;
}
