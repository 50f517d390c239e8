import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from './stage';
import type { Language } from './words';

/**
 * What every page is held to: it fits every window, has its language and one heading, and axe finds nothing.
 */
type Theme = 'light' | 'dark';

const axe = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as {
	source: string;
};
const widths = [
	{ width: 320, height: 568 },
	{ width: 390, height: 844 },
	{ width: 1093, height: 560 },
	{ width: 1280, height: 800 }
];
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const byStandards: RunOptions['runOnly'] = { type: 'tag', values: standards };
const ofColour = ['color-contrast', 'link-in-text-block'];

/** The page that is open, in the state it is in. */
export async function holdsUp(page: Page, language: Language, theme: Theme): Promise<void> {
	const where = new URL(page.url()).pathname;
	await expect(page.getByRole('main')).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', language);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	for (const size of widths) {
		await page.setViewportSize(size);
		expect(await page.evaluate(whatSticksOut), `${where} at ${size.width} px`).toEqual([]);
	}
	expect(await whatAxeFinds(page, theme, byStandards), where).toEqual([]);
}

/**
 * What axe finds in the page that is open, light and dark: by all rules in this theme, in the other by those that look at
 * colours, the only thing that themes change.
 */
export async function whatIsUnreadable(page: Page, theme: Theme): Promise<unknown[]> {
	const other = theme === 'light' ? 'dark' : 'light';
	const wholly = await whatAxeFinds(page, theme, byStandards);
	return [...wholly, ...(await whatAxeFinds(page, other, { type: 'rule', values: ofColour }))];
}

async function whatAxeFinds(page: Page, colorScheme: Theme, runOnly: RunOptions['runOnly']): Promise<object[]> {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	const found = await page.evaluate(async (asked) => {
		const { run } = Reflect.get(window, 'axe') as {
			run: (page: Document, options: RunOptions) => Promise<AxeResults>;
		};
		const { violations } = await run(document, { runOnly: asked, resultTypes: ['violations'], selectors: false });
		return violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }));
	}, runOnly);
	return found.map((one) => ({ ...one, theme: colorScheme }));
}

/** Runs in the page: what makes it scroll sideways. */
function whatSticksOut(): string[] {
	const { scrollWidth, clientWidth } = document.documentElement;
	if (scrollWidth <= clientWidth) return [];
	const wide = [...document.querySelectorAll('body *')].filter(
		(one) => one.getBoundingClientRect().right > clientWidth
	);
	return [`${scrollWidth} px`, ...wide.map((one) => one.outerHTML.slice(0, 200))];
}
