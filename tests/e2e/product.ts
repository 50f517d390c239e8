import {
	demoFolder,
	getJson,
	signIn,
	startServer,
	stopServers,
	temporaryFolder,
	type RunningServer
} from '../support/server';
import { until } from '../support/until';
import type { Heads } from '../../src/lib/realtime/events';
import type { World } from '../support/demoData';

/**
 * The built product on the demo world, begun at one fixed moment of the school year, so that what pages show does not
 * depend on the day the tests run: Wednesday 28 October 2026, 11:10 in Enschede, 03:10 in Palo Alto, in the week in
 * which only Europe's clocks have changed.
 */
export const moment = Date.UTC(2026, 9, 28, 10, 10, 0);

export type Settings = Record<string, string | undefined>;

export class Product {
	#running: RunningServer;
	#env: Settings;

	private constructor(running: RunningServer, env: Settings) {
		this.#running = running;
		this.#env = env;
	}

	/**
	 * @param at the moment at which it begins, UTC ms
	 * @param settings other than usual; undefined takes one away
	 */
	static async start(at = moment, settings: Settings = {}): Promise<Product> {
		return Product.#startOn(await demoFolder(undefined, at), settings, at);
	}

	/** As a school installs it: production, and nothing in it yet. */
	static async startEmpty(): Promise<Product> {
		return Product.#startOn(temporaryFolder(), { KLASBRUG_DEMO: undefined, DEMO_PASSWORD: undefined });
	}

	static async #startOn(dataDir: string, settings: Settings, at = moment): Promise<Product> {
		const env = { ...settings, KLASBRUG_NOW_OFFSET_MS: String(at - Date.now()) };
		return new Product(await startServer({ dataDir, env }), env);
	}

	/** The one address of the first run, as whoever runs the server finds it in its log. */
	async setupLink(): Promise<string> {
		const found = () => /http\S+\/setup\/\S+/.exec(this.#running.output())?.[0];
		await until('an empty installation prints its setup link', () => found() !== undefined);
		return found()!;
	}

	get origin(): string {
		return this.#running.origin;
	}

	get port(): number {
		return this.#running.port;
	}

	get dataDir(): string {
		return this.#running.dataDir;
	}

	get world(): World {
		return this.#running.world;
	}

	/** Path of the chat of a space, by the space's name in the cast. */
	chat(space: string): string {
		const { project, otherProject, spaces } = this.world;
		return `/projects/${space === 'outside' ? otherProject : project}/${spaces[space]}/chat`;
	}

	/** Somebody has read a space to its end, on another device. */
	async readAll(name: string, space: string): Promise<void> {
		const cookie = await signIn(this.#running, name);
		const { spaces } = await getJson<Heads>(this.#running, cookie, '/heads');
		const to = spaces.find((head) => head.space === this.world.spaces[space])?.head;
		const answer = await fetch(this.origin + this.chat(space).replace(/chat$/, 'read'), {
			method: 'POST',
			headers: { cookie, origin: this.origin, 'content-type': 'application/json' },
			body: JSON.stringify({ to })
		});
		if (!answer.ok) throw new Error(`The read mark was answered with ${answer.status}`);
	}

	/** As a power cut does. */
	async kill(): Promise<void> {
		await this.#running.end('SIGKILL');
	}

	/** Again, on the same data and port; `later` ms of the product's time have gone by meanwhile. */
	async startAgain(later = 0): Promise<void> {
		const { dataDir, port } = this.#running;
		this.#env = { ...this.#env, KLASBRUG_NOW_OFFSET_MS: String(Number(this.#env.KLASBRUG_NOW_OFFSET_MS) + later) };
		this.#running = await startServer({ dataDir, port, env: this.#env });
	}

	async remove(): Promise<void> {
		await stopServers();
	}
}
