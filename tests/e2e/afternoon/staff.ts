import { expect } from '../stage';
import type { Person } from '../person';
import type { Mouse } from './mouse';

/** Somebody of the staff, with mouse and keyboard. Teachers and coordinators have more of their own. */
export class Staff {
	readonly person: Person;
	protected readonly mouse: Mouse;

	constructor(person: Person, mouse: Mouse) {
		this.person = person;
		this.mouse = mouse;
	}

	get page() {
		return this.person.page;
	}

	get say() {
		return this.person.say;
	}

	/** Signs in with a one-time password, and chooses an own one. */
	async comeIn(signInName: string, oneTimePassword: string, password: string): Promise<void> {
		const { page, say, mouse } = this;
		await page.goto('/login');
		await mouse.write(page.getByLabel(say('login_name'), { exact: true }), signInName);
		await mouse.write(page.getByLabel(say('login_password'), { exact: true }), oneTimePassword);
		await page.keyboard.press('Enter');
		await page.waitForURL('/welcome');
		await mouse.write(page.getByLabel(say('welcome_password'), { exact: true }), password);
		await page.keyboard.press('Enter');
		await page.waitForURL('/');
	}

	protected async press(name: string): Promise<void> {
		await this.mouse.click(this.page.getByRole('button', { name, exact: true }));
	}

	protected async follow(name: string): Promise<void> {
		await this.mouse.click(this.page.getByRole('link', { name, exact: true }));
	}

	/** Goes to a section of the page's header. */
	protected async goTo(section: string): Promise<void> {
		await this.mouse.click(this.page.getByRole('banner').getByRole('link', { name: section, exact: true }));
	}

	protected async seesTitle(title: string): Promise<void> {
		await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(title);
	}
}
