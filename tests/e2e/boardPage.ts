import { expect, type Locator, type Page } from '@playwright/test';
import { post, type Answer } from '../support/server';
import { heard } from './heard';
import type { Person } from './person';

/** The board of a space, as one person sees and uses it. */
export class BoardPage {
	readonly page: Page;
	readonly path: string;
	readonly #person: Person;
	/** Addresses of the moves that went out from this page. */
	readonly moves: string[] = [];

	constructor(person: Person, space: string, page = person.page) {
		this.#person = person;
		this.page = page;
		this.path = person.product.chat(space).replace(/chat$/, 'board');
		page.on('request', (request) => {
			if (request.method() === 'POST' && request.url().endsWith('?/move')) this.moves.push(request.url());
		});
	}

	/** Opens it, and waits until it hears of the space. */
	async open(query = ''): Promise<this> {
		const told = heard(this.page);
		await this.page.goto(this.path + query);
		await told;
		return this;
	}

	column(name: string): Locator {
		return this.page.getByRole('list', { name, exact: true });
	}

	card(title: string): Locator {
		return this.page.getByRole('listitem', { name: title, exact: true });
	}

	/** The line at the foot of a column. */
	newIn(column: string): Locator {
		return this.page.getByRole('textbox', { name: this.#person.say('board_add_to', { column }), exact: true });
	}

	get sheet(): Locator {
		return this.page.locator('.card-sheet');
	}

	/** What the drag and drop has last said to a screen reader. */
	get said(): Locator {
		return this.page.locator('#dnd-action-aria-alert');
	}

	async add(column: string, title: string): Promise<void> {
		await this.newIn(column).fill(title);
		await this.newIn(column).press('Enter');
		await expect(this.card(title)).toHaveCount(1);
	}

	/** Waits until exactly these cards stand in a column, from the top. */
	async sees(column: string, ...titles: string[]): Promise<void> {
		const cards = this.column(column).getByRole('listitem');
		const labels = () => cards.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
		await expect.poll(labels, { message: `${this.#person.name} sees ${column}` }).toEqual(titles);
	}

	/** Takes a card up with the mouse and brings it above a column; it stays in the air. */
	async carry(title: string, column: string): Promise<void> {
		const [from, to] = await this.boxes(title, column);
		await this.page.mouse.move(from.x + 60, from.y + 40);
		await this.page.mouse.down();
		await this.page.mouse.move(from.x + 80, from.y + 50, { steps: 4 });
		await this.page.mouse.move(to.x + 80, to.y + 40, { steps: 12 });
		await expect(this.column(column).locator(`[aria-label="${title}"]`)).toHaveCount(1);
	}

	/** Where a card and a column lie, both in view. */
	async boxes(title: string, column: string) {
		await this.column(column).scrollIntoViewIfNeeded();
		const boxes = [await this.card(title).boundingBox(), await this.column(column).boundingBox()] as const;
		return [boxes[0]!, boxes[1]!] as const;
	}

	/** Sends a form of the board without the page, as another of the person's devices would. */
	async command(action: string, fields: Record<string, string>): Promise<Answer> {
		const command = { command: crypto.randomUUID(), writer: this.#person.id, ...fields };
		const answer = await post(this.#person.product, await this.#person.cookie(), `${this.path}?/${action}`, command);
		if (answer.type !== 'success') throw new Error(`${action} was refused`);
		return answer;
	}

	/** Ids of columns with these names that were not there before, and of these cards in the first of them. */
	async prepare(columns: string[], titles: string[]): Promise<{ columns: string[]; cards: string[] }> {
		const subjectOf = ({ frame }: Answer) => frame!.events[0]!.subject;
		const made: string[] = [];
		for (const name of columns) made.push(subjectOf(await this.command('addColumn', { name })));
		const cards: string[] = [];
		for (const title of titles) cards.push(subjectOf(await this.command('add', { column: made[0]!, title })));
		return { columns: made, cards };
	}
}
