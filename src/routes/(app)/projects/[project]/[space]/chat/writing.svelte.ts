/**
 * What stands in a box to write in, in the main talk or in a thread: the text and what goes with it, or the message that
 * is being edited, while the text that stood there before is kept.
 */
import type { MessageFace } from '$lib/realtime/events';
import type { AcceptedTime, Posted } from '$lib/realtime/posts';
import type { Uploads } from '$lib/realtime/uploads.svelte';
import type { Block, Inline, Words } from '$lib/realtime/words';
import type { TypedTime } from '$lib/time/typedTimes';
import { wallTimeAt } from '$lib/time/wallTimes';
import { Attachments } from './attachments.svelte';

export interface WritingPlace {
	/** Zone of the writer's school. */
	zone: () => string;
	uploads: Uploads;
}

export class Writing {
	text = $state('');
	/** "Answer needed". */
	asks = $state(false);
	editing = $state.raw<MessageFace | null>(null);
	/** Times that are to be shown on both clocks. */
	accepted = $state.raw<AcceptedTime[]>([]);
	readonly files: Attachments;

	readonly #place: WritingPlace;
	/** What stood here before an edit began. */
	#kept: { text: string; accepted: AcceptedTime[] } | null = null;

	constructor(place: WritingPlace) {
		this.#place = place;
		this.files = new Attachments(place.uploads);
	}

	get isEmpty(): boolean {
		return this.text.trim() === '' && this.files.isEmpty;
	}

	accepts({ says, date }: TypedTime): boolean {
		return this.accepted.some((one) => one.says === says && one.date === date);
	}

	/** Shows a time on both clocks, or no longer. */
	accept({ says, date, time, zone }: TypedTime, on: boolean): void {
		const others = this.accepted.filter((one) => one.says !== says);
		this.accepted = on ? [...others, { says, date, time, zone }] : others;
	}

	/** What is to be posted; the box is empty afterwards. */
	take(): Posted {
		const files = this.files.ready;
		const times = this.#timesOf(this.text);
		const posted: Posted = {
			text: this.text.trim(),
			...(files.length > 0 && { files }),
			...(times.length > 0 && { times }),
			...(this.asks && { asks: true })
		};
		this.text = '';
		this.asks = false;
		this.accepted = [];
		this.files.clear();
		return posted;
	}

	edit(message: MessageFace): void {
		this.#kept ??= { text: this.text, accepted: this.accepted };
		this.editing = message;
		this.text = message.text;
		this.accepted = momentsOf(message.words ?? []).map(({ moment, says }) => {
			const zone = this.#place.zone();
			return { says, ...wallTimeAt(moment, zone), zone };
		});
	}

	/** The edit as it is to be sent; what stood here before is there again. */
	takeEdit(): { message: string; text: string; times: AcceptedTime[] } {
		const edit = { message: this.editing?.id ?? '', text: this.text.trim(), times: this.#timesOf(this.text) };
		this.stopEditing();
		return edit;
	}

	stopEditing(): void {
		this.editing = null;
		this.text = this.#kept?.text ?? '';
		this.accepted = this.#kept?.accepted ?? [];
		this.#kept = null;
	}

	/** Puts a text before what is written, as a quote. */
	quote(text: string): void {
		const lines = text.split('\n').map((line) => `> ${line}`);
		this.text = [...lines, '', this.text].join('\n');
	}

	/** A time that is still in the text as it was accepted. */
	#timesOf(text: string): AcceptedTime[] {
		return this.accepted.filter(({ says }) => text.includes(says));
	}
}

/** The moments in a text, for editing it. */
function momentsOf(words: Words): { moment: number; says: string }[] {
	return words.flatMap((block: Block) => {
		if ('p' in block) return block.p.flatMap(momentsIn);
		if ('quote' in block) return momentsOf(block.quote);
		return 'list' in block ? block.list.flatMap(momentsOf) : [];
	});
}

function momentsIn(part: Inline): { moment: number; says: string }[] {
	if (typeof part === 'string') return [];
	if ('moment' in part) return [part];
	if ('bold' in part) return part.bold.flatMap(momentsIn);
	if ('italic' in part) return part.italic.flatMap(momentsIn);
	if ('strike' in part) return part.strike.flatMap(momentsIn);
	return [];
}
