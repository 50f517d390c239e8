import { expect, type Locator, type Page } from '@playwright/test';

/** Moving through pages as somebody without a mouse does, who has to see at every stop where they are. */

/** Presses Tab (or Shift+Tab, to go back) until the element has the focus, and sees the focus at each stop on the way. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
	for (let stops = 0; stops < 80; stops++) {
		await page.keyboard.press(key);
		if (await target.evaluateAll((found) => found.some((one) => one === document.activeElement))) {
			return seesFocus(page);
		}
		// Between the last and the first stop the focus is nowhere on the page.
		if (await page.evaluate(() => document.activeElement !== document.body)) await seesFocus(page);
	}
	throw new Error(`Tab does not lead to ${String(target)}`);
}

/** The focused element has a ring, lies inside the window, and nothing covers it. */
export async function seesFocus(page: Page): Promise<void> {
	await expect.poll(() => page.evaluate(focusSeen)).toMatchObject({ ring: true, inWindow: true, covered: null });
}

/** Runs in the page. */
function focusSeen() {
	const element = document.activeElement ?? document.body;
	if (element === document.body) return 'the focus is nowhere';
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
