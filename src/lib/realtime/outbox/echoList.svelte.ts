import type { Frame } from '../events';
import { inOrder, type Echo } from './echo';

/** The echoes that a tab shows, those of the other tabs among them, and the open spaces that show them. */
export interface EchoListener {
	/** Everything up to this number of the log is held. */
	readonly n: number;
	apply: (frame: Frame) => void;
}

export class EchoList {
	/** In order. */
	all = $state.raw<Echo[]>([]);
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows it
	readonly #listeners = new Map<string, EchoListener>();

	get spaces(): string[] {
		return this.all.map(({ space }) => space).filter((space, index, spaces) => spaces.indexOf(space) === index);
	}

	in(space: string): Echo[] {
		return this.all.filter((echo) => echo.space === space);
	}

	find(command: string): Echo | undefined {
		return this.all.find((echo) => echo.command === command);
	}

	/** In the place of what stood under its command. */
	show(echo: Echo): void {
		this.all = inOrder([...this.all.filter(({ command }) => command !== echo.command), echo]);
	}

	/** A sent echo stands until the page holds its message; where no page shows the space, nobody needs it. */
	showSent(echo: Echo, n: number): void {
		const listener = this.#listeners.get(echo.space);
		if (listener && listener.n < n) this.show({ ...echo, state: 'sent', n });
		else this.hide(echo.command);
	}

	hide(command: string): void {
		if (this.find(command)) this.all = this.all.filter((echo) => echo.command !== command);
	}

	/** Tells an open space of its frames, until the function it returns is called. */
	listen(space: string, listener: EchoListener): () => void {
		this.#listeners.set(space, listener);
		return () => {
			if (this.#listeners.get(space) !== listener) return;
			this.#listeners.delete(space);
			this.all = this.all.filter((echo) => echo.space !== space || echo.state !== 'sent');
		};
	}

	tell(frame: Frame): void {
		this.#listeners.get(frame.space)?.apply(frame);
	}

	/** After everything else. */
	nextOrder(now: number): number {
		return Math.max(now, (this.all.at(-1)?.order ?? 0) + 1);
	}
}
