import type { Page } from '@playwright/test';
import { expect } from './stage';

/**
 * The links that one person meets, to whatever they lead, and to whatever those pages link to. Of pages that differ
 * only in what they are about, one is read for further links, as the server sends it; all are asked for.
 */
export class Links {
	readonly #page: Page;
	readonly #who: string;
	readonly #found = new Set(['/']);
	readonly #read = new Set<string>();

	constructor(page: Page, who: string) {
		this.#page = page;
		this.#who = who;
	}

	/** Those of the page that is open. */
	async collect(): Promise<void> {
		const { pathname, search } = new URL(this.#page.url());
		this.#read.add(kindOf(pathname + search));
		this.#add(await this.#page.evaluate(linksIn, null));
	}

	/** The links found so far. */
	async leadSomewhere(): Promise<void> {
		for (const path of this.#found) await this.#ask(path);
	}

	/** These, and whatever is found behind them: a set that grows while it is walked through is walked to its end. */
	async leadOn(): Promise<void> {
		for (const path of this.#found) {
			const html = await this.#ask(path);
			if (html === null || this.#read.has(kindOf(path))) continue;
			this.#read.add(kindOf(path));
			this.#add(await this.#page.evaluate(linksIn, html));
		}
	}

	/** The page that is there, or null for what is none; something has to be. */
	async #ask(path: string): Promise<string | null> {
		const answer = await this.#page.request.get(path);
		expect(answer.status(), `${this.#who} opens ${path}`).toBe(200);
		return answer.headers()['content-type']?.startsWith('text/html') ? answer.text() : null;
	}

	#add(links: string[]): void {
		for (const link of links) this.#found.add(link);
	}
}

/** Runs in the page: the links in it, or in another. */
function linksIn(html: string | null): string[] {
	const page = html === null ? document : new DOMParser().parseFromString(html, 'text/html');
	return [...page.querySelectorAll('a[href^="/"]')].map((one) => one.getAttribute('href') ?? '/');
}

function kindOf(path: string): string {
	return path.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '…').replaceAll(/=[^&]*/g, '');
}
