import { expect, type Locator, type Page } from '@playwright/test';
import { heard } from './heard';
import type { Person } from './person';

/** The chat page of a space, as one person sees and uses it. */
export class Talk {
	readonly page: Page;
	readonly space: string;
	readonly #person: Person;

	constructor(person: Person, space: string, page = person.page) {
		this.#person = person;
		this.space = space;
		this.page = page;
	}

	get path(): string {
		return this.#person.product.chat(this.space);
	}

	get composer(): Locator {
		return this.page.locator('#composer');
	}

	get log(): Locator {
		return this.page.getByRole('log', { name: this.#person.say('chat_log') });
	}

	/** The messages that say exactly this. */
	message(text: string): Locator {
		return this.log.getByRole('article').filter({ has: this.page.getByText(text, { exact: true }) });
	}

	get people(): Locator {
		return this.page.getByRole('complementary', { name: this.#person.say('people_title') });
	}

	/** The row of somebody in the list of people. */
	person(name: string): Locator {
		return this.people.getByRole('listitem').filter({ hasText: name });
	}

	/** Opens it, and waits until it hears of the space. */
	async open(): Promise<void> {
		const told = heard(this.page);
		await this.page.goto(this.path);
		await told;
	}

	async write(text: string): Promise<void> {
		await this.composer.fill(text);
		await this.composer.press('Enter');
	}

	/** For teachers: hides a message from students. */
	async hide(text: string): Promise<void> {
		await this.choose(text, this.#person.say('chat_hide'));
	}

	/** Chooses something from the menu of a message. */
	async choose(text: string, word: string): Promise<void> {
		await this.openMenu(text);
		await this.message(text).getByRole('button', { name: word }).click();
	}

	async openMenu(text: string): Promise<void> {
		await this.message(text).hover();
		await this.message(text).locator('summary').click();
	}

	/** Goes to the newest message: a talk opens at the first one not read. */
	async toNow(): Promise<void> {
		await this.log.evaluate((log) => log.parentElement!.scrollTo({ top: 0 }));
	}

	async sees(text: string, within = 5_000): Promise<void> {
		await expect(this.message(text), `${this.#person.name} sees "${text}"`).toHaveCount(1, { timeout: within });
	}

	/** Waits until these people are shown as here. */
	async seesHere(...names: string[]): Promise<void> {
		for (const name of names) await expect(this.person(name)).toContainText(this.#person.say('people_here'));
	}

	/** What stands in the talk from a text on, in order. */
	async textsFrom(first: string): Promise<string[]> {
		const texts = await this.log.getByRole('article').locator('[dir="auto"]').allInnerTexts();
		return texts.slice(texts.indexOf(first));
	}
}
