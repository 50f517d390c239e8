import type { Locator, Page, WebSocket } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { alive, heard } from '../heard';
import { seesFocus, tabTo } from '../keys';
import type { Person } from '../person';
import { expect } from '../stage';
import { Talk } from '../talk';
import type { Slip } from './installation';

/** A student at a school computer, who does everything by keyboard: nothing here touches a pointer. */
export class Pupil {
	/** Their display name. */
	readonly name: string;
	readonly person: Person;
	readonly talk: Talk;
	/** The open lines of their page to the server. */
	readonly #sockets = new Set<WebSocket>();

	constructor(person: Person, { name }: Slip, team: string) {
		this.person = person;
		this.name = name;
		this.talk = new Talk(person, team);
		person.page.on('websocket', (socket) => {
			if (!socket.url().includes('/ws/')) return;
			this.#sockets.add(socket);
			socket.on('close', () => this.#sockets.delete(socket));
		});
	}

	get page() {
		return this.person.page;
	}

	get say() {
		return this.person.say;
	}

	/** Signs in with the slip, and chooses a password of their own. */
	async comeIn({ password }: Slip, own: string): Promise<void> {
		const { page, say } = this;
		await this.signIn(password);
		await page.waitForURL('/welcome');
		await tabTo(page, page.getByLabel(say('welcome_password'), { exact: true }));
		await page.keyboard.type(own);
		await page.keyboard.press('Enter');
		await page.waitForURL('/');
		await expect(page.getByRole('banner')).toContainText(this.name);
	}

	async signIn(password: string): Promise<void> {
		const { page, say } = this;
		await page.goto('/login');
		await tabTo(page, page.getByLabel(say('login_name'), { exact: true }));
		await page.keyboard.type(this.person.name);
		await tabTo(page, page.getByLabel(say('login_password'), { exact: true }));
		await page.keyboard.type(password);
		await page.keyboard.press('Enter');
	}

	/** From home into the team's space, whose chat is alive then. */
	async enterTeam(): Promise<void> {
		const { page, say } = this;
		await this.#press(page.getByRole('link', { name: say('shell_skip') }));
		await this.#press(page.getByRole('main').getByRole('link', { name: this.talk.space }).last());
		await page.waitForURL(/\/chat$/);
		await alive(page);
	}

	/** Says yes to the code of conduct, which stands where the box to write in will be. */
	async accept(): Promise<void> {
		await this.#press(this.page.getByRole('button', { name: this.say('conduct_accept') }));
		await expect(this.talk.composer).toBeFocused();
	}

	async write(text: string): Promise<void> {
		const { composer } = this.talk;
		if (!(await composer.evaluate((box) => box === document.activeElement))) await tabTo(this.page, composer);
		await this.page.keyboard.type(text);
		await this.page.keyboard.press('Enter');
	}

	async goTo(tab: 'chat' | 'board' | 'files'): Promise<void> {
		const { page, say } = this;
		const word = say(({ chat: 'space_chat', board: 'space_board', files: 'space_files' } as const)[tab]);
		await this.#press(page.getByRole('navigation', { name: say('space_tabs') }).getByRole('link', { name: word }));
		await page.waitForURL((url) => url.pathname.endsWith(`/${tab}`));
	}

	/** A second tab of the browser with this address, typed. */
	async openTab(path: string): Promise<Page> {
		const tab = await this.person.context.newPage();
		const told = heard(tab);
		await tab.goto(path);
		await told;
		return tab;
	}

	/** A column of the board that is open. */
	column(name: string, page = this.page): Locator {
		return page.getByRole('list', { name, exact: true });
	}

	cards(page = this.page): Locator {
		return page.getByRole('region', { name: this.say('board_columns') }).getByRole('listitem');
	}

	/** The cards of this title, on a board or in a column of it. */
	card(title: string, where: Page | Locator = this.page): Locator {
		return where.getByRole('listitem', { name: title, exact: true });
	}

	/** Takes a card up, carries it one column to the right, and puts it down there. */
	async moveCardRight(title: string): Promise<void> {
		const { page } = this;
		await tabTo(page, this.card(title));
		for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
		await expect(this.card(title)).toBeFocused();
		await seesFocus(page);
	}

	async bring(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
		const { page, say } = this;
		const choosing = page.waitForEvent('filechooser');
		await this.#press(page.getByRole('button', { name: say('files_choose') }));
		await (await choosing).setFiles(file);
	}

	file(name: string): Locator {
		return this.page.getByRole('link', { name, exact: true });
	}

	async take(name: string): Promise<Buffer> {
		const coming = this.page.waitForEvent('download');
		await this.#press(this.file(name));
		return readFile(await (await coming).path());
	}

	/** Resolves when the last line of their page is cut and the page has left the space. */
	async isCutOff(): Promise<void> {
		expect(this.#sockets.size).toBeGreaterThan(0);
		const cut = [...this.#sockets].map((socket) => socket.waitForEvent('close'));
		await Promise.all([...cut, this.page.waitForURL(/\/login/)]);
	}

	async #press(target: Locator): Promise<void> {
		await tabTo(this.page, target);
		await this.page.keyboard.press('Enter');
	}
}
