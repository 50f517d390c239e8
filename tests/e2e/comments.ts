import { expect, type Locator, type Page } from '@playwright/test';
import type { Answer } from '../support/server';
import { BoardPage } from './boardPage';
import type { Person } from './person';

export const team = 'Team Poppy';

/** A card for one test, which lies open before each of these people. */
export async function aCard(title: string, ...people: Person[]) {
	const boards = people.map((person) => new BoardPage(person, team));
	const { cards } = await boards[0]!.prepare([title], [title]);
	for (const board of boards) await board.open(`?card=${cards[0]}`);
	return { id: cards[0]!, tiles: boards.map((board) => board.card(title)), boards };
}

/** From another device: somebody says something about a card or a file. */
export function saysAbout(person: Person, about: string, text: string): Promise<Answer> {
	return person.command(team, 'post', { text, thread: about });
}

/** What is said about a card or a file that lies open, as one person sees and uses it. */
export class Comments {
	readonly page: Page;
	readonly #person: Person;

	constructor(person: Person, page = person.page) {
		this.#person = person;
		this.page = page;
	}

	/** What unfolds them. @param count of the comments that are there */
	fold(count: number): Locator {
		const { say } = this.#person;
		const name = count === 0 ? say('comments_title') : say('comments_count', { count });
		return this.page.getByRole('heading', { level: 3 }).getByRole('button', { name, exact: true });
	}

	get log(): Locator {
		return this.page.getByRole('log', { name: this.#person.say('comments_title') });
	}

	get box(): Locator {
		return this.page.getByPlaceholder(this.#person.say('comments_placeholder'));
	}

	comment(text: string): Locator {
		return this.log.getByRole('article').filter({ has: this.page.getByText(text, { exact: true }) });
	}

	async unfold(count: number): Promise<void> {
		await this.fold(count).click();
		await expect(this.log).toBeVisible();
		await expect(this.page.getByText(this.#person.say('comments_loading'))).toHaveCount(0);
	}

	async write(text: string): Promise<void> {
		await this.box.fill(text);
		await this.box.press('Enter');
	}

	async sees(text: string, within = 5_000): Promise<void> {
		await expect(this.comment(text), `${this.#person.name} sees "${text}"`).toHaveCount(1, { timeout: within });
	}

	async misses(text: string, within = 5_000): Promise<void> {
		await expect(this.comment(text), `${this.#person.name} does not see "${text}"`).toHaveCount(0, { timeout: within });
	}

	/** Chooses something from the menu of a comment. */
	async choose(text: string, word: string): Promise<void> {
		await this.comment(text).hover();
		await this.comment(text).locator('summary').click();
		await this.comment(text).getByText(word, { exact: true }).click();
	}
}
