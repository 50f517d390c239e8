/** What a person has open in a talk and can do from any of its rows: the boxes to write in, the thread, the dialogs. */
import { tick } from 'svelte';
import { showToast } from '$lib/components/toasts';
import { m } from '$lib/i18n/paraglide/messages';
import type { MessageFace } from '$lib/realtime/events';
import type { SpacePerson } from '../people';
import type { SpaceRules } from '../rules/spaceRules';
import type { Closed } from '../rules/whyClosed';
import type { MessageActs } from './messageActs';
import { oneLine } from './oneLine';
import type { TalkTools } from './talkTools';
import type { Writing } from './writing.svelte';

/** What the page knows; read anew each time, because its data may come again. */
export interface DeskFacts {
	viewer: SpacePerson;
	personOf: (id: string) => SpacePerson;
	fields: Record<string, string>;
	canWrite: boolean;
	canModerate: boolean;
	canPin: boolean;
	rules: SpaceRules;
	closed: Closed | null;
	openThread: (id: string) => void;
}

export class TalkDesk implements TalkTools {
	/** The dialog that stands open. */
	dialog = $state.raw<'keys' | { versionsOf: MessageFace } | null>(null);
	readonly place: string;
	readonly acts: MessageActs;
	readonly main: Writing;
	/** The one that stands open. */
	readonly thread: { readonly id: string | null };
	readonly #aBox: () => Writing;
	/** By thread: what was begun in one is there again when it is opened. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- the boxes are reactive, which there are is not shown
	readonly #boxes = new Map<string, Writing>();
	readonly #facts: () => DeskFacts;

	constructor(
		place: string,
		parts: { acts: MessageActs; aBox: () => Writing; thread: TalkDesk['thread'] },
		facts: () => DeskFacts
	) {
		this.place = place;
		this.acts = parts.acts;
		this.#aBox = parts.aBox;
		this.main = parts.aBox();
		this.thread = parts.thread;
		this.#facts = facts;
	}

	get viewer(): SpacePerson {
		return this.#facts().viewer;
	}

	get personOf(): (id: string) => SpacePerson {
		return this.#facts().personOf;
	}

	get fields(): Record<string, string> {
		return this.#facts().fields;
	}

	get rules(): SpaceRules {
		return this.#facts().rules;
	}

	get closed(): Closed | null {
		return this.#facts().closed;
	}

	get canWrite(): boolean {
		return this.#facts().canWrite;
	}

	get canModerate(): boolean {
		return this.#facts().canModerate;
	}

	get canPin(): boolean {
		return this.#facts().canPin;
	}

	readonly reply = ({ id }: MessageFace): void => this.#facts().openThread(id);

	readonly quote = (message: MessageFace): void => {
		const { name } = this.personOf(message.author);
		this.#boxFor(message).quote(`${name}: ${message.words ? oneLine(message, this.personOf) : message.text}`);
		void this.#enterBoxOf(message);
	};

	readonly edit = (message: MessageFace): void => {
		this.#boxFor(message).edit(message);
		void this.#enterBoxOf(message);
	};

	/** At once, for everybody; what it said can be had back into the box. */
	readonly takeBack = (message: MessageFace): void => void this.#takeBack(message);

	readonly showVersions = (message: MessageFace): void => void (this.dialog = { versionsOf: message });

	readonly showKeys = (): void => void (this.dialog = 'keys');

	/** Sends an edit; what was refused is back in the box. */
	async saveEdit(writing: Writing, edit: ReturnType<Writing['takeEdit']>): Promise<void> {
		if (await this.acts.edit(edit.message, edit.text, edit.times)) return;
		if (writing.text === '') writing.text = edit.text;
	}

	/** The box of a thread. */
	boxOf(thread: string): Writing {
		const box = this.#boxes.get(thread) ?? this.#aBox();
		this.#boxes.set(thread, box);
		return box;
	}

	/** Fills the box of the main talk. */
	async begin(text: string): Promise<void> {
		this.main.text = text;
		await this.#enter('composer');
	}

	async #takeBack(message: MessageFace): Promise<void> {
		if (!(await this.acts.remove(message.id))) return;
		const writeAgain = () => {
			const writing = this.#boxFor(message);
			writing.text = writing.text === '' ? message.text : `${writing.text}\n${message.text}`;
			void this.#enterBoxOf(message);
		};
		showToast(m.row_taken_back(), { label: m.row_write_again(), act: writeAgain });
	}

	#isInThread({ id, thread }: MessageFace): boolean {
		return this.thread.id !== null && (thread === this.thread.id || id === this.thread.id);
	}

	#boxFor(message: MessageFace): Writing {
		const { id } = this.thread;
		return id !== null && this.#isInThread(message) ? this.boxOf(id) : this.main;
	}

	async #enterBoxOf(message: MessageFace): Promise<void> {
		await this.#enter(this.#isInThread(message) ? 'thread-composer' : 'composer');
	}

	async #enter(id: string): Promise<void> {
		await tick();
		const box = document.getElementById(id);
		box?.focus();
		if (box instanceof HTMLTextAreaElement) box.setSelectionRange(box.value.length, box.value.length);
	}
}
