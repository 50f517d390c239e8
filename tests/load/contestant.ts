import { pause } from '../support/until';
import { cpuOf, rssOf } from './servers';
import { mostMessages, textOf, type Speaker } from './speakers';

/** One of the servers that are compared, with everybody who is connected to it, and what was said there so far. */
export interface Load {
	name: string;
	/** Where the messages go: teams of thirty by turns, or the one big space. */
	where: 'teams' | 'big';
	/** Messages a second, whatever the server does; or as many at once as are unanswered. */
	rate?: number;
	unanswered?: number;
}

export interface Measured {
	/** In the order they came, ms, from the moment each was meant to be sent. */
	latencies: number[];
	accepted: number;
	refused: number;
	deliveries: number;
	seconds: number;
	cpuMs: number;
}

export class Contestant {
	readonly name: string;
	readonly speakers: Speaker[];
	readonly #pid: () => number;
	readonly #big: string;
	readonly #inBig: Speaker[];
	/** By space: numbers of the messages that were accepted. */
	readonly #said = new Map<string, number[]>();
	#next = 0;

	constructor(name: string, speakers: Speaker[], big: string, pid: () => number) {
		this.name = name;
		this.speakers = speakers;
		this.#big = big;
		this.#inBig = speakers.filter(({ spaces }) => spaces.includes(big));
		this.#pid = pid;
	}

	/**
	 * Connects everybody. Answers with what each of the second half costs in memory, KB. Before that the first half
	 * comes, leaves and comes again: what a server takes once (compiled code, room for what lives shortly) is no cost
	 * of a connection.
	 */
	async connect(): Promise<number> {
		const half = Math.floor(this.speakers.length / 2);
		const first = this.speakers.slice(0, half);
		await this.#connectSome(first);
		for (const speaker of first) speaker.close();
		await pause(1_000);
		await this.#connectSome(first);
		const before = rssOf({ pid: this.#pid() });
		await this.#connectSome(this.speakers.slice(half));
		return (rssOf({ pid: this.#pid() }) - before) / (this.speakers.length - half);
	}

	async #connectSome(speakers: Speaker[]): Promise<void> {
		for (let i = 0; i < speakers.length; i += 50) {
			await Promise.all(speakers.slice(i, i + 50).map((speaker) => speaker.open()));
		}
		await pause(1_000);
	}

	async measure(load: Load, seconds: number): Promise<Measured> {
		const expected = this.expected();
		const cpuBefore = cpuOf({ pid: this.#pid() });
		const began = performance.now();
		const outcome = load.rate
			? await this.#openLoop(load, load.rate, seconds)
			: await this.#closedLoop(load, load.unanswered ?? 1, seconds);
		const took = (performance.now() - began) / 1_000;
		await this.settle();
		const deliveries = this.expected() - expected;
		return { ...outcome, deliveries, seconds: took, cpuMs: cpuOf({ pid: this.#pid() }) - cpuBefore };
	}

	async say(speaker: Speaker, space: string): Promise<boolean> {
		const number = this.#next++;
		const accepted = number < mostMessages && (await speaker.say(space, textOf(number)));
		if (accepted) this.#saidIn(space).push(number);
		return accepted;
	}

	#saidIn(space: string): number[] {
		const known = this.#said.get(space) ?? [];
		this.#said.set(space, known);
		return known;
	}

	/** How many deliveries what was said so far means. */
	expected(): number {
		let sum = 0;
		for (const { spaces } of this.speakers) for (const space of spaces) sum += this.#said.get(space)?.length ?? 0;
		return sum;
	}

	/** Waits until everything has arrived, for at most ten seconds. */
	async settle(patience = 10_000): Promise<void> {
		for (const end = performance.now() + patience; performance.now() < end; await pause(50)) {
			if (this.faults().lost === 0) return;
		}
	}

	faults(): { lost: number; doubled: number } {
		let [lost, doubled] = [0, 0];
		for (const { spaces, received } of this.speakers) {
			for (const number of spaces.flatMap((space) => this.#said.get(space) ?? [])) {
				if (received[number] === 0) lost += 1;
				else doubled += received[number]! - 1;
			}
		}
		return { lost, doubled };
	}

	close(): void {
		for (const speaker of this.speakers) speaker.close();
	}

	/** Each message goes out at its own moment, and its wait counts from there: a slow server cannot slow the others. */
	async #openLoop(load: Load, rate: number, seconds: number) {
		const sent: Promise<boolean>[] = [];
		const latencies: number[] = [];
		const began = performance.now();
		for (let i = 0; i < rate * seconds; i++) {
			const due = began + (i * 1_000) / rate;
			await pause(Math.max(0, due - performance.now()));
			sent.push(
				this.#turn(load, i).then((accepted) => {
					latencies.push(performance.now() - due);
					return accepted;
				})
			);
		}
		return { latencies, ...countOf(await Promise.all(sent)) };
	}

	async #closedLoop(load: Load, unanswered: number, seconds: number) {
		const latencies: number[] = [];
		const outcomes: boolean[] = [];
		const end = performance.now() + seconds * 1_000;
		let turn = 0;
		const line = async () => {
			while (performance.now() < end) {
				const began = performance.now();
				outcomes.push(await this.#turn(load, turn++));
				latencies.push(performance.now() - began);
			}
		};
		await Promise.all(Array.from({ length: unanswered }, line));
		return { latencies, ...countOf(outcomes) };
	}

	/** People by turns, so that nobody writes faster than one does. */
	#turn({ where }: Load, turn: number): Promise<boolean> {
		const among = where === 'big' ? this.#inBig : this.speakers;
		// Neighbours of a team do not follow each other.
		const speaker = among[(turn * 37) % among.length]!;
		const space = where === 'big' ? this.#big : speaker.spaces[0]!;
		return this.say(speaker, space).catch(() => false);
	}
}

function countOf(outcomes: boolean[]): { accepted: number; refused: number } {
	const accepted = outcomes.filter(Boolean).length;
	return { accepted, refused: outcomes.length - accepted };
}
