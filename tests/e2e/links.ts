import type { Page } from '@playwright/test';
import { expect } from './stage';

/**
 * The links that one person meets, to whatever they lead, and to whatever those pages link to. Of pages that differ
 * only in what they are about, one is opened to look for further links; all are asked for.
 */
export class Links {
	readonly #page: Page;
	readonly #who: string;
	readonly #found = new Set(['/']);
	readonly #opened = new Set<string>();

	constructor(page: Page, who: string) {
		this.#page = page;
		this.#who = who;
	}

	/** Those of the page that is open. */
	async collect(): Promise<void> {
		const { pathname, search } = new URL(this.#page.url());
		this.#opened.add(kindOf(pathname + search));
		const links = await this.#page
			.locator('a[href^="/"]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? '/'));
		for (const link of links) this.#found.add(link);
	}

	/** The links found so far. */
	async leadSomewhere(): Promise<void> {
		for (const path of this.#found) await this.#ask(path);
	}

	/** These, and whatever is found behind them: a set that grows while it is walked through is walked to its end. */
	async leadOn(): Promise<void> {
		for (const path of this.#found) {
			if (!(await this.#ask(path)) || this.#opened.has(kindOf(path))) continue;
			this.#opened.add(kindOf(path));
			await this.#page.goto(path);
			await this.collect();
		}
	}

	/** Whether a page is there; something has to be. */
	async #ask(path: string): Promise<boolean> {
		const answer = await this.#page.request.get(path);
		expect(answer.status(), `${this.#who} opens ${path}`).toBe(200);
		return answer.headers()['content-type']?.startsWith('text/html') ?? false;
	}
}

function kindOf(path: string): string {
	return path.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '…').replaceAll(/=[^&]*/g, '');
}
