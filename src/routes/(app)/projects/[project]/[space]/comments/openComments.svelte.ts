/**
 * What is said about a card or a file, as it lies open below it: the thread, the box to write in, and all that can be
 * done with a comment. To be made while its component is.
 */
import { onMount, untrack } from 'svelte';
import { browser } from '$app/environment';
import { m } from '$lib/i18n/paraglide/messages';
import type { SpaceContent } from '$lib/realtime/apply';
import { clockContext, connectionContext } from '$lib/realtime/context';
import type { Language, WireEvent } from '$lib/realtime/events';
import { foldedContext } from '$lib/realtime/folded.svelte';
import type { Space } from '$lib/realtime/space.svelte';
import { Uploads, uploadsOf } from '$lib/realtime/uploads.svelte';
import { spaceActs } from '../acts';
import { bothSchools } from '../bothSchools';
import { Announcements } from '../chat/announcements.svelte';
import { mentionsIn } from '../chat/mentions';
import { messageActs } from '../chat/messageActs';
import { OpenThread } from '../chat/openThread.svelte';
import { TalkDesk } from '../chat/talkDesk.svelte';
import { Writing } from '../chat/writing.svelte';
import { directory } from '../people';
import type { RulesData, SpaceRules } from '../rules/spaceRules';
import { whyClosed } from '../rules/whyClosed';

/** What the page knows; read anew each time, because its data may come again. */
export interface CommentsData extends RulesData {
	space: RulesData['space'] & { role: 'student' | 'teacher' | 'visitor'; canWrite: boolean; language: Language };
}

export class OpenComments<T extends SpaceContent = SpaceContent> {
	/** Of the card or file. */
	readonly id: string;
	readonly thread: OpenThread<T>;
	readonly desk: TalkDesk;
	readonly announcements: Announcements;

	readonly #space: Space<T>;
	readonly #data: () => CommentsData;
	readonly #clock = clockContext();
	readonly #connection = connectionContext();
	readonly #schools = bothSchools();
	readonly #uploads: Uploads;

	readonly personOf = $derived.by(() => directory(this.#data().people));
	readonly messages = $derived.by(() => this.thread.held?.messages ?? []);
	readonly pending = $derived.by(() => this.#space.pending.filter(({ thread }) => thread === this.id));
	readonly mentions = $derived.by(() => {
		const { viewer, space } = this.#data();
		return mentionsIn(this.#space.content.members, this.personOf, this.personOf(viewer.id), space.kind);
	});

	/**
	 * @param id of the card or file
	 * @param rules what holds in the space for a while
	 * @param isOpen something can be said about it, and done with what was said
	 */
	constructor(id: string, space: Space<T>, rules: SpaceRules, data: () => CommentsData, isOpen: () => boolean) {
		this.id = id;
		this.#space = space;
		this.#data = data;
		const { place } = rules;
		const writer = untrack(() => data().viewer.id);
		const files = { page: `${place}/files`, writer };
		// On the server, what is kept between pages would be kept between people.
		this.#uploads = browser ? uploadsOf(files) : new Uploads(files);
		this.thread = new OpenThread(space, place, foldedContext());
		this.announcements = new Announcements(writer, (person) => this.personOf(person), m.comments_announce);
		const acts = messageActs(spaceActs(space, `${place}/chat`, writer));
		const closed = $derived(whyClosed(data().space.role, rules.frozen, data().rules, this.#clock.now));
		this.desk = new TalkDesk(place, { acts, aBox: () => this.#aBox(), thread: this.thread }, () => ({
			viewer: this.personOf(writer),
			personOf: this.personOf,
			fields: { command: data().command, writer },
			canWrite: data().space.canWrite && closed === null && isOpen(),
			canModerate: data().space.canModerate,
			canPin: false,
			rules,
			closed,
			openThread: () => undefined
		}));
		this.#live();
	}

	get writing(): Writing {
		return this.desk.boxOf(this.id);
	}

	/** Without a connection, what is written waits. */
	get isWaiting(): boolean {
		return this.#connection.status === 'offline' || this.#space.isWaiting;
	}

	/** For who may not write at all there is none; who may not write just now is told why. */
	get hasBox(): boolean {
		const { space, rules } = this.#data();
		return space.role !== 'visitor' && (space.canWrite || rules.isFrozen);
	}

	/** Some notices may be about what is open here. */
	get hasNotices(): boolean {
		return this.#connection.notices > 0;
	}

	#aBox(): Writing {
		return new Writing({
			zone: () => this.#schools.own.zone,
			uploads: this.#uploads
		});
	}

	#live(): void {
		onMount(() => {
			void this.thread.open(this.id);
			return () => this.thread.close();
		});
		onMount(() => this.#uploads.listen((frame) => this.#space.apply(frame)));
		onMount(() =>
			this.#space.hear((events) => this.announcements.heard(events.filter((one) => this.#isSaidHere(one))))
		);
		onMount(() => () => this.announcements.stop());
		$effect(() => {
			void this.#space.content;
			untrack(() => this.thread.keep());
		});
	}

	/** What becomes of a message later is heard of all: of those that were said elsewhere nothing is told. */
	#isSaidHere({ type, now }: WireEvent): boolean {
		return type !== 'message.posted' || now?.thread === this.id;
	}
}
