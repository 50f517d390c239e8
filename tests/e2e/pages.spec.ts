import AxeBuilder from '@axe-core/playwright';
import type { Person } from './person';
import { expect, refusal, test, type Stage } from './stage';
import type { Language } from './words';

/**
 * Every page there is, as every kind of person sees it, in both languages, light and dark. The stage listens for what
 * the browser complains about and for whoever else is asked for something; here accessibility and layout are held.
 */
const schemes = ['light', 'dark'] as const;
const widths = [
	{ width: 320, height: 568 },
	{ width: 390, height: 844 },
	{ width: 1093, height: 560 },
	{ width: 1280, height: 800 }
];
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const visits = [
	{ name: 'nobody', open: ['/login', '/login?next=/me', '/trust'], spaces: [] },
	{ name: 'student3.enschede', open: ['/', '/me'], spaces: ['Team Heron', 'common'] },
	{ name: 'teacher.gunn', open: ['/', '/me'], spaces: ['Team Heron', 'staff'] },
	{ name: 'coordinator', open: ['/', '/me', '/trust'], spaces: [] }
];

for (const language of ['en', 'nl'] as const) {
	for (const { name, open, spaces } of visits) {
		test(`in ${language}, ${name} meets no page that is broken, unreadable or wider than the window`, async ({
			stage
		}) => {
			const person = await visitor(stage, name, language);
			for (const path of [...open, ...spaces.map((space) => stage.product.chat(space))]) {
				await person.page.goto(path);
				await holdsUp(person, language);
			}
			stage.tolerate(refusal);
			expect((await person.page.goto('/nowhere'))?.status()).toBe(404);
			await holdsUp(person, language);
		});
	}
}

test('no link on any page leads nowhere', async ({ stage }) => {
	for (const { name } of visits) {
		const { page } = await visitor(stage, name, 'en');
		const waiting = ['/'];
		const seen = new Set(waiting);
		for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
			const answer = await page.goto(path);
			expect(answer?.status(), `${name} opens ${path}`).toBe(200);
			const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
			for (const link of links) {
				if (link === null || seen.has(link)) continue;
				seen.add(link);
				waiting.push(link);
			}
		}
	}
});

test('on a Chromebook’s small window the header, the now line, five messages and the composer are in view', async ({
	stage
}) => {
	const sanne = await stage.person('student1.enschede', { viewport: { width: 1093, height: 560 } });
	const talk = await sanne.open('Team Poppy');
	const rows = talk.log.getByRole('article');
	await talk.toNow();
	for (let back = 1; back <= 5; back++) await expect(rows.nth(-back)).toBeInViewport({ ratio: 1 });
	await expect(talk.composer).toBeInViewport({ ratio: 1 });
	await expect(talk.page.getByRole('banner')).toBeInViewport({ ratio: 1 });
	const ribbon = talk.page.getByRole('region', { name: sanne.say('ribbon_title') });
	await expect(ribbon.getByText(/ hier · /)).toBeInViewport({ ratio: 1 });
});

/** Somebody with an account, or not, who reads this language. */
async function visitor(stage: Stage, name: string, language: Language): Promise<Person> {
	if (name === 'nobody') {
		return stage.newcomer(name, { locale: language, extraHTTPHeaders: { 'accept-language': language } });
	}
	const person = await stage.person(name);
	await person.page.goto('/me');
	await person.page.getByRole('button', { name: { en: 'English', nl: 'Nederlands' }[language], exact: true }).click();
	await expect(person.page.locator('html')).toHaveAttribute('lang', language);
	return person;
}

/** The page that is open fits every window, has its language, and passes axe in light and dark. */
async function holdsUp({ page }: Person, language: Language): Promise<void> {
	const where = new URL(page.url()).pathname;
	await expect(page.getByRole('main')).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', language);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	for (const size of widths) {
		await page.setViewportSize(size);
		expect(await page.evaluate(whatSticksOut), `${where} at ${size.width} px`).toEqual([]);
	}
	for (const colorScheme of schemes) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		// Legacy: in this one page. The other way opens a second one to put frames together; there are no frames here.
		const { violations } = await new AxeBuilder({ page }).withTags(standards).setLegacyMode().analyze();
		const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }));
		expect(found, `${where} in ${colorScheme}`).toEqual([]);
	}
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
