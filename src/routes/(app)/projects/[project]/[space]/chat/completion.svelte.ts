/** Names while they are typed: after an @, the people and groups of the space whose name begins so. */
import type { SpacePerson } from '../people';

export type Mentioned =
	{ kind: 'group'; name: string; hint: string } | { kind: 'person'; name: string; person: SpacePerson };

const most = 8;
/** An @ at the start of a word, and what was typed after it up to the caret. Names may have spaces. */
const typed = /(?:^|[\s(])@([\p{L}\p{M}\p{N}.'’_-]*(?: [\p{L}\p{M}\p{N}.'’_-]*){0,3})$/u;

export class Completion {
	/** What was typed after the @; null while nobody is being named. */
	query = $state<string | null>(null);
	active = $state(0);
	readonly #all: () => Mentioned[];
	readonly options = $derived.by(() => (this.query === null ? [] : this.#matching(this.query)));
	/** Escape closes it for this @. */
	#closedAt = -1;

	constructor(all: () => Mentioned[]) {
		this.#all = all;
	}

	get isOpen(): boolean {
		return this.options.length > 0;
	}

	/** The text or the caret has moved. */
	look(text: string, caret: number): void {
		const query = typed.exec(text.slice(0, caret))?.[1];
		const at = query === undefined ? -1 : caret - query.length - 1;
		if (at !== this.#closedAt) this.#closedAt = -1;
		const next = query === undefined || this.#closedAt !== -1 ? null : query;
		if (next !== this.query) this.active = 0;
		this.query = next;
		if (next !== null) this.#at = at;
	}

	#at = -1;

	move(step: 1 | -1): void {
		const { length } = this.options;
		this.active = (this.active + step + length) % length;
	}

	/** For this @, until another is typed. */
	close(): void {
		this.#closedAt = this.#at;
		this.query = null;
	}

	/** The text with the name in place of what was typed, and where the caret goes. */
	complete(text: string, option = this.options[this.active]): { text: string; caret: number } | null {
		if (!option || this.query === null) return null;
		const end = this.#at + 1 + this.query.length;
		const name = `@${option.name} `;
		const rest = text.slice(end).replace(/^ /, '');
		this.query = null;
		return { text: text.slice(0, this.#at) + name + rest, caret: this.#at + name.length };
	}

	#matching(query: string): Mentioned[] {
		const asked = folded(query);
		const starts = ({ name }: Mentioned) => folded(name).startsWith(asked);
		const within = ({ name }: Mentioned) =>
			folded(name)
				.split(/\s+/)
				.some((word) => word.startsWith(asked));
		const all = this.#all();
		return [...all.filter(starts), ...all.filter((one) => !starts(one) && within(one))].slice(0, most);
	}
}

function folded(name: string): string {
	return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
