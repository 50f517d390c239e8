import type { Post, PostOutcome } from '../posts';
import { isLate, type Echo, type Moment } from './echo';
import { Lane, type Step } from './lane';

/** Sends what waits, in order within a space. What became of each is the outbox's to know. */
export interface SenderSetup {
	/** What goes out next in a space, as all tabs know it. */
	next: (space: string) => Promise<Echo | undefined>;
	/** Runs `work` while no other tab does so for the same space. */
	alone: (space: string, work: () => Promise<Step>) => Promise<Step>;
	now: () => Moment;
	postTo: (project: string, space: string) => Post;
	keep: (echo: Echo) => Promise<void>;
	settle: (echo: Echo, outcome: PostOutcome) => Promise<void>;
}

export class Sender {
	/** Spaces where the last attempt got no answer: what is sending there waits for the line. */
	waiting = $state.raw<string[]>([]);

	readonly #setup: SenderSetup;
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows it
	readonly #lanes = new Map<string, Lane>();

	constructor(setup: SenderSetup) {
		this.#setup = setup;
	}

	/** Something waits in a space. */
	run(space: string): void {
		this.#lane(space).run();
	}

	/** The line is back. */
	hurry(space: string): void {
		this.#lane(space).hurry();
	}

	/** Nobody waits for it any more. */
	stop(): void {
		for (const lane of this.#lanes.values()) lane.hurry();
	}

	#lane(space: string): Lane {
		const lane = this.#lanes.get(space) ?? new Lane(() => this.#sendNext(space));
		this.#lanes.set(space, lane);
		return lane;
	}

	async #sendNext(space: string): Promise<Step> {
		const { alone, next, now, keep } = this.#setup;
		const step = await alone(space, async () => {
			const echo = await next(space);
			if (!echo) return 'empty';
			if (!isLate(echo, now())) return this.#attempt(echo);
			await keep({ ...echo, state: 'failed', key: 'error_outbox_late' });
			return 'next';
		});
		const others = this.waiting.filter((one) => one !== space);
		if (step === 'noAnswer') this.waiting = [...others, space];
		else if (others.length < this.waiting.length) this.waiting = others;
		return step;
	}

	async #attempt(echo: Echo): Promise<Step> {
		const { postTo, keep, settle } = this.#setup;
		// Without any network it surely goes nowhere; in all other cases it may arrive, whatever is heard of it.
		if (navigator.onLine !== false && !echo.attempted) await keep((echo = { ...echo, attempted: true }));
		try {
			const outcome = await postTo(echo.project, echo.space)(echo);
			if (outcome.type === 'refused' && outcome.isNotNow) return 'notNow';
			await settle(echo, outcome);
			return 'next';
		} catch {
			return 'noAnswer';
		}
	}
}
