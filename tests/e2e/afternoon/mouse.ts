import type { Locator } from '@playwright/test';

/**
 * The mouse of the staff, which counts: what people do often must not take many clicks. Typing and Enter are free, and
 * so is Tab where it leads to the next field soon; a field that the hand on the keyboard does not reach costs a click.
 */
const tabsToNextField = 3;

export class Mouse {
	/** Addresses of the pages clicked on, a click each. */
	readonly #clicks: string[] = [];
	#isCounting = true;

	get clicks(): number {
		return this.#clicks.length;
	}

	/** What comes now is no part of getting started. */
	stopCounting(): void {
		this.#isCounting = false;
	}

	async click(target: Locator): Promise<void> {
		// Where the click is made, once the page that has it is there.
		await target.waitFor();
		if (this.#isCounting) this.#clicks.push(new URL(target.page().url()).pathname);
		await target.click();
	}

	/** Writes into a field, over what stands there. */
	async write(field: Locator, text: string): Promise<void> {
		await this.reach(field);
		await field.page().keyboard.press('ControlOrMeta+a');
		await field.page().keyboard.insertText(text);
	}

	/** Chooses from a list, as somebody does who types the first letters of it. */
	async choose(list: Locator, label: string): Promise<void> {
		await this.reach(list);
		await list.selectOption({ label });
	}

	async reach(field: Locator): Promise<void> {
		const { keyboard } = field.page();
		for (let tabs = 0; tabs <= tabsToNextField; tabs++) {
			if (await field.evaluate((one) => one === document.activeElement)) return;
			// Who has been nowhere on this page yet takes the mouse.
			if (await field.evaluate(() => document.activeElement === document.body)) break;
			await keyboard.press('Tab');
		}
		await this.click(field);
	}

	/** How many clicks each kind of page took. */
	report(): string {
		const pages = this.#clicks.map((path) => path.replace(/[0-9a-z]{8}-[0-9a-z-]{27}|(?<=\/setup\/).+/g, '…'));
		const counted = [...new Set(pages)].map((page) => `${page} ${pages.filter((one) => one === page).length}`);
		return `${this.clicks} clicks: ${counted.join(', ')}`;
	}
}
