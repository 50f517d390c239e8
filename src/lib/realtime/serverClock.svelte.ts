/**
 * The present as the server knows it, in the browser. Set from page data, carried on by the computer's stopwatch
 * (performance.now), never by its clock or zone, so a computer that is wrong about the time shows the right one.
 * What reads `now` in a template or effect is told every ten seconds, at the full ones: what begins on the minute does.
 */
import { createSubscriber } from 'svelte/reactivity';

const TICK = 10_000;

export class ServerClock {
	#serverNow: number;
	#setAt: number;
	#announce: () => void = () => {};
	#subscribe = createSubscriber((update) => {
		this.#announce = update;
		let timer: ReturnType<typeof setTimeout>;
		const wait = () => (timer = setTimeout(tick, TICK - (this.#present() % TICK)));
		const tick = () => {
			update();
			wait();
		};
		wait();
		return () => {
			clearTimeout(timer);
			this.#announce = () => {};
		};
	});

	/** @param serverNow UTC ms, from the page's data. */
	constructor(serverNow: number) {
		this.#serverNow = serverNow;
		this.#setAt = performance.now();
	}

	/** UTC ms. */
	get now(): number {
		this.#subscribe();
		return this.#present();
	}

	#present(): number {
		return Math.round(this.#serverNow + (performance.now() - this.#setAt));
	}

	/** Takes a fresh now from the server (UTC ms): in some browsers the stopwatch stands still while a laptop sleeps. */
	correct(serverNow: number): void {
		this.#serverNow = serverNow;
		this.#setAt = performance.now();
		this.#announce();
	}
}
