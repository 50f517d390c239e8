import { expect, type Locator, type Page } from '@playwright/test';

/** Moving through pages as somebody without a mouse does, who has to see at every stop where they are. */

/** Presses Tab (or Shift+Tab, to go back) until the element has the focus, and sees the focus at each stop on the way. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
	for (let stops = 0; stops < 80; stops++) {
		await page.keyboard.press(key);
		if (await target.evaluateAll((found) => found.some((one) => one === document.activeElement))) {
			return seesFocus(page);
		}
		await seesFocus(page, { orNowhere: true });
	}
	throw new Error(`Tab does not lead to ${String(target)}`);
}

/**
 * The focused element has a ring, lies inside the window, and nothing covers it. `orNowhere`: the focus may also have
 * left the page, or have been on something that another person's doing took away in this moment.
 */
export async function seesFocus(page: Page, { orNowhere = false } = {}): Promise<void> {
	const good = { ring: true, inWindow: true, covered: null };
	await expect
		.poll(async () => (await page.evaluate(focusSeen)) ?? (orNowhere ? good : 'the focus is nowhere'))
		.toMatchObject(good);
}

/** Runs in the page. Null: nothing has the focus. */
function focusSeen() {
	const element = document.activeElement ?? document.body;
	if (element === document.body) return null;
	const { outlineStyle, outlineWidth } = getComputedStyle(element);
	const box = element.getBoundingClientRect();
	const [x, y] = [box.left + Math.min(box.width / 2, 30), box.top + Math.min(box.height / 2, 10)];
	const top = document.elementFromPoint(x, y);
	return {
		// The content that a skip link leads to is no control: the next Tab shows where one is.
		ring: element.tagName === 'MAIN' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2),
		inWindow: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
		covered:
			top !== null && (element.contains(top) || top.contains(element))
				? null
				: [element, top].map((one) => one?.outerHTML.slice(0, 160))
	};
}
