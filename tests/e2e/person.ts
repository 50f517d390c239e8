import type { BrowserContext, Locator, Page } from '@playwright/test';
import { demoPassword, post, signIn, type Answer } from '../support/server';
import type { Product } from './product';
import { Talk } from './talk';
import { wordsIn, type Language, type Say } from './words';

/** A person of the cast at their own browser. Pages are found by the words people read, in the person's language. */
export class Person {
	/** Their sign-in name. */
	readonly name: string;
	/** The product's words in their language. */
	readonly say: Say;
	readonly product: Product;
	readonly context: BrowserContext;
	readonly page: Page;

	constructor(name: string, language: Language, product: Product, context: BrowserContext, page: Page) {
		this.name = name;
		this.say = wordsIn(language);
		this.product = product;
		this.context = context;
		this.page = page;
	}

	get id(): string {
		return this.product.world.people[this.name] ?? '';
	}

	/** Opens the chat of a space, and waits until the page is alive. */
	async open(space: string, page = this.page): Promise<Talk> {
		const talk = new Talk(this, space, page);
		await talk.open();
		return talk;
	}

	/** Signs in without a page, for tests that are about something else. */
	async signInQuietly(): Promise<void> {
		const [name = '', value = ''] = (await signIn(this.product, this.name)).split('=');
		await this.context.addCookies([{ name, value, url: this.product.origin, httpOnly: true, sameSite: 'Lax' }]);
	}

	/** Signs in through the login page that is open. */
	async signIn(password = demoPassword): Promise<void> {
		await this.page.getByLabel(this.say('login_name'), { exact: true }).fill(this.name);
		await this.page.getByLabel(this.say('login_password'), { exact: true }).fill(password);
		await this.page.getByRole('button', { name: this.say('login_submit') }).click();
	}

	/** Sends a form of a chat page without the page, as another of the person's devices would. */
	async command(space: string, action: string, fields: Record<string, string>): Promise<Answer> {
		const command = { command: crypto.randomUUID(), writer: this.id, ...fields };
		return post(this.product, await this.cookie(), `${this.product.chat(space)}?/${action}`, command);
	}

	/** The Cookie header of their browser. */
	async cookie(): Promise<string> {
		const cookies = await this.context.cookies(this.product.origin);
		return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	}

	get signOutButton(): Locator {
		return this.page.getByRole('banner').getByRole('button', { name: this.say('shell_sign_out') });
	}
}
