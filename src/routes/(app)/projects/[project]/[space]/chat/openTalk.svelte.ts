/**
 * The talk of a space as its page shows it: what the log holds without what the viewer reported, and what is on its way.
 * To be made while the page's component is.
 */
import { onMount, untrack } from 'svelte';
import { browser } from '$app/environment';
import { goto } from '$app/navigation';
import { readAgain } from '$lib/components/readAgain';
import type { TalkContent } from '$lib/realtime/apply';
import { clockContext, connectionContext, outboxContext } from '$lib/realtime/context';
import type { Language } from '$lib/realtime/events';
import { foldedContext } from '$lib/realtime/folded.svelte';
import { Space } from '$lib/realtime/space.svelte';
import { Uploads, uploadsOf } from '$lib/realtime/uploads.svelte';
import { spaceActs, type Acts } from '../acts';
import { directory } from '../people';
import { spaceRules, type SpaceRules } from '../rules/spaceRules';
import { whyClosed } from '../rules/whyClosed';
import type { PageData } from './$types';
import { Announcements } from './announcements.svelte';
import { mentionsIn } from './mentions';
import { OpenThread } from './openThread.svelte';
import { countsAsNew, firstNew, rowsOf } from './rows';
import { Writing } from './writing.svelte';

export class OpenTalk {
	readonly space: Space<TalkContent>;
	readonly acts: Acts;
	readonly rules: SpaceRules;
	readonly thread: OpenThread<TalkContent>;
	readonly announcements: Announcements;
	/** Address of the space. */
	readonly place: string;
	/** Id of who looks at it. */
	readonly viewer: string;

	readonly #data: () => PageData;
	readonly #clock = clockContext();
	readonly #connection = connectionContext();
	readonly #folded = foldedContext();
	readonly #uploads: Uploads;
	/** Number of the first message that was not read when the page was opened. */
	readonly #newAt: number | null;

	readonly personOf = $derived.by(() => directory(this.#data().people));
	readonly content = $derived.by(() => this.#folded.without(this.space.content));
	readonly rows = $derived.by(() => rowsOf(this.content.messages, this.#data().own.zone, this.#newAt));
	readonly pending = $derived.by(() => this.space.pending.filter((echo) => echo.thread === undefined));
	readonly closed = $derived.by(() => {
		const { space, rules } = this.#data();
		return whyClosed(space.role, this.rules.frozen, rules, this.#clock.now);
	});
	readonly mentions = $derived.by(() =>
		mentionsIn(this.content.members, this.personOf, this.personOf(this.viewer), this.#data().space.kind)
	);

	constructor(data: () => PageData) {
		this.#data = data;
		const { space, n, content, readTo, viewer } = untrack(data);
		const { id, projectId: project } = space;
		this.viewer = viewer.id;
		this.place = `/projects/${project}/${id}`;
		this.space = new Space<TalkContent>({
			...{ id, project, n, content, readTo },
			outbox: outboxContext(),
			onApplied: (events) => this.announcements.heard(events),
			onReset: () => void this.#renew(),
			// The connection then learns that the space is gone from the list, and the layout leaves the page.
			onGone: () => void this.#connection.ask()
		});
		this.announcements = new Announcements(viewer.id, (person) => this.personOf(person));
		this.#newAt = firstNew(content.messages, readTo, viewer.id);
		this.acts = spaceActs(this.space, `${this.place}/chat`, viewer.id);
		this.rules = spaceRules(this.space, data);
		this.thread = new OpenThread(this.space, this.place, this.#folded);
		const files = { page: `${this.place}/files`, writer: viewer.id };
		// On the server, what is kept between pages would be kept between people.
		this.#uploads = browser ? uploadsOf(files) : new Uploads(files);
		this.#live();
	}

	get language(): Language {
		return this.#data().space.language;
	}

	get hasNewer(): boolean {
		return this.content.to !== undefined;
	}

	/** Of a window that does not reach up to now the server alone knows how many there are. */
	get unseen(): number {
		if (this.hasNewer) return this.#connection.heads.get(this.space.id)?.unread ?? 0;
		return this.content.messages.filter((one) => one.n > this.space.readTo && countsAsNew(one, this.viewer)).length;
	}

	/** Without a connection, what is written waits. */
	get isWaiting(): boolean {
		return this.#connection.status === 'offline' || this.space.isWaiting;
	}

	get canWrite(): boolean {
		return this.#data().space.canWrite && this.closed === null;
	}

	/** A box to write in. */
	aBox(): Writing {
		return new Writing({
			zone: () => this.#data().own.zone,
			uploads: this.#uploads
		});
	}

	/** Follows the log, and the page's data when they come again. */
	#live(): void {
		onMount(() => this.space.open(this.#connection));
		onMount(() => () => this.announcements.stop());
		onMount(() => this.#uploads.listen((frame) => this.space.apply(frame)));
		$effect(() => this.space.load(this.#data()));
		$effect(() => {
			void this.space.content;
			untrack(() => this.thread.keep());
		});
		// Who came in a moment ago is in the frame by id; names come with the page's list only.
		$effect(() => {
			const { people } = this.#data();
			const nameless = this.content.members.some(({ person }) => !people.some((one) => one.id === person));
			if (nameless) void readAgain(`klasbrug:people:${this.space.id}`);
		});
	}

	/** Too much was missed. Who has come to now from where a link led to stays there. */
	async #renew(): Promise<void> {
		if (this.#data().openedAt === null || this.hasNewer) return readAgain(`klasbrug:talk:${this.space.id}`);
		// eslint-disable-next-line svelte/no-navigation-without-resolve -- the product stands at the root of its own origin
		await goto(`${this.place}/chat`, { replaceState: true, noScroll: true, keepFocus: true });
	}
}
