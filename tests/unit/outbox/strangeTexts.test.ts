import { afterEach, expect, test, vi } from 'vitest';
import { deleteOldDrafts, Drafts } from '$lib/realtime/outbox/drafts';
import type { Echo } from '$lib/realtime/outbox/echo';
import { TabStore } from '$lib/realtime/outbox/tabStore';

/** What a classmate may leave under one's name in the browser of a shared computer, by its tools. */
const strange = ['no JSON', '{', 'null', '5', '"text"', '[]', '{}', '{"text":5,"until":9e15}', '[null,5,{"text":"x"}]'];

const writer = 'sanne';
const place = 'team';
const draftKey = `klasbrug-draft ${writer} ${place} tab`;
const outboxKey = `klasbrug-outbox ${writer}`;

afterEach(() => void vi.unstubAllGlobals());

function storageWith(entries: Record<string, string>): Record<string, string> {
	const texts = { ...entries };
	Object.defineProperties(texts, {
		getItem: { value: (key: string) => texts[key] ?? null },
		setItem: { value: (key: string, text: string) => void (texts[key] = text) },
		removeItem: { value: (key: string) => void delete texts[key] }
	});
	vi.stubGlobal('window', { localStorage: texts, sessionStorage: texts });
	return texts;
}

test.each([...strange, '{"text":"x","files":5,"until":9e15}', '{"text":"x","files":[null],"until":9e15}'])(
	'%s is no draft: it is deleted, and keeps nobody from writing',
	async (text) => {
		const texts = storageWith({ [draftKey]: text });
		const drafts = new Drafts(writer, 60_000);
		drafts.open();
		expect(texts).toEqual({});
		expect([await drafts.take(place), drafts.all()]).toEqual([{ text: '' }, []]);
		drafts.keep(place, { text: 'mine' });
		expect(drafts.all()).toEqual([{ place, text: 'mine' }]);
		deleteOldDrafts();
		expect(Object.keys(texts)).toEqual([draftKey]);
	}
);

test.each(strange)('%s is nothing that waits to be sent: what is written still goes out', async (text) => {
	storageWith({ [outboxKey]: text });
	const store = new TabStore(writer);
	expect(await store.all()).toEqual([]);
	const since = { server: 1, computer: 1 };
	const said = { command: 'one', space: place, project: 'p', text: 'mine', at: 1, order: 1 };
	const echo: Echo = { ...said, since, login: 'this', state: 'sending' };
	await store.put(echo);
	expect(await new TabStore(writer).all()).toEqual([echo]);
});
