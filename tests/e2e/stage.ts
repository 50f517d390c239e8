import {
	test as base,
	expect,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type TestInfo
} from '@playwright/test';
import { moment, Product, type Settings } from './product';
import { Person } from './person';
import type { Language } from './words';

/**
 * The stage of the end-to-end tests: one product, and as many people as a test needs, each in a browser of their own
 * with the zone and language of their school. Whatever a browser complains about fails the test at its end.
 */
export interface Place {
	zone: string;
	/** What their browser asks for; the product goes by the language of their account. */
	locale: string;
	language: Language;
}

export const places = {
	enschede: { zone: 'Europe/Amsterdam', locale: 'nl-NL', language: 'nl' },
	gunn: { zone: 'America/Los_Angeles', locale: 'en-US', language: 'en' }
} as const satisfies Record<string, Place>;

export type School = keyof typeof places;

/** By how the people of the demo world are called. */
const schoolOf = (name: string): School => (name.endsWith('gunn') ? 'gunn' : 'enschede');

export class Stage {
	readonly product: Product;
	readonly complaints: string[] = [];
	readonly #browser: Browser;
	readonly #contexts: BrowserContext[] = [];
	#tolerated: RegExp[] = [];

	constructor(browser: Browser, product: Product) {
		this.#browser = browser;
		this.product = product;
	}

	/** A person of the cast at a computer of their own, signed in, with no page open yet. */
	async person(name: string, options: BrowserContextOptions = {}): Promise<Person> {
		const person = await this.newcomer(name, options);
		await person.signInQuietly();
		return person;
	}

	/** The same, before they sign in. */
	async newcomer(name: string, options: BrowserContextOptions = {}, school = schoolOf(name)): Promise<Person> {
		const place = places[school];
		const context = await this.#browser.newContext({
			baseURL: this.product.origin,
			timezoneId: place.zone,
			locale: place.locale,
			viewport: { width: 1280, height: 800 },
			...options
		});
		this.#contexts.push(context);
		await this.#listenTo(context);
		return new Person(name, place.language, this.product, context, await context.newPage());
	}

	/** Messages on the console that this test brings about on purpose, such as those of a lost connection. */
	tolerate(...messages: RegExp[]): void {
		this.#tolerated = [...this.#tolerated, ...messages];
	}

	async clear(): Promise<void> {
		await Promise.all(this.#contexts.map((context) => context.close()));
	}

	async #listenTo(context: BrowserContext): Promise<void> {
		context.on('console', (message) => {
			if (['error', 'warning'].includes(message.type())) this.#complain(message.text(), message.location().url);
		});
		context.on('weberror', (failure) => this.#complain(String(failure.error()), ''));
		context.on('request', (request) => this.#mayAsk(request.url()));
		context.on('page', (page) => page.on('websocket', (socket) => this.#mayAsk(socket.url())));
		await context.addInitScript(() => {
			document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
				// eslint-disable-next-line no-console -- Runs in the page, whose console is listened to.
				console.error(`The content security policy refused ${blockedURI} by ${violatedDirective}`)
			);
		});
	}

	#mayAsk(address: string): void {
		const { protocol, host } = new URL(address);
		if (['http:', 'https:', 'ws:', 'wss:'].includes(protocol) && host !== new URL(this.product.origin).host) {
			this.#complain('somebody else was asked for', address);
		}
	}

	#complain(what: string, where: string): void {
		const complaint = `${what} ${where}`;
		if (!this.#tolerated.some((message) => message.test(complaint))) this.complaints.push(complaint);
	}
}

/** What Chromium, and SvelteKit on its way to a page, write to the console when a server cannot be reached, or refuses. */
export const lostConnection = [
	/Failed to load resource: net::/,
	/WebSocket connection to/,
	// Who asks on after the server has given their connection up.
	/responded with a status of 400 \(Bad Request\) \S+\/ws\/\?/,
	/^TypeError: Failed to fetch/
];
export const refusal = /Failed to load resource: the server responded with a status of/;

/** One product for each file of tests: what one file leaves behind is in no other's way, in whatever order they run. */
class Products {
	readonly #at: number;
	readonly #settings: Settings;
	#file = '';
	#product: Product | undefined;

	constructor(at: number, settings: Settings) {
		this.#at = at;
		this.#settings = settings;
	}

	async of({ file }: Pick<TestInfo, 'file'>): Promise<Product> {
		if (this.#product && file === this.#file) return this.#product;
		await this.remove();
		this.#file = file;
		return (this.#product = await Product.start(this.#at, this.#settings));
	}

	async remove(): Promise<void> {
		await this.#product?.remove();
		this.#product = undefined;
	}
}

export const test = base.extend<{ stage: Stage }, { at: number; settings: Settings; products: Products }>({
	/** The moment at which the product of a file begins, UTC ms. */
	at: [moment, { scope: 'worker', option: true }],
	/** What the product of a file is told, other than usual. */
	settings: [{}, { scope: 'worker', option: true }],
	products: [
		async ({ at, settings }, use) => {
			const products = new Products(at, settings);
			await use(products);
			await products.remove();
		},
		{ scope: 'worker', timeout: 60_000 }
	],
	stage: async ({ browser, products }, use, info) => {
		const stage = new Stage(browser, await products.of(info));
		await use(stage);
		await stage.clear();
		expect(stage.complaints).toEqual([]);
	}
});

export { expect };
