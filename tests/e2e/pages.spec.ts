import type { Browser, Page } from '@playwright/test';
import { holdsUp } from './holdsUp';
import { Links } from './links';
import { looks, routesWithPages, views, visitors, type Look, type Visitor } from './pages';
import type { Person } from './person';
import { placesOf } from './places';
import { Product } from './product';
import { expect, refusal, Stage, test } from './stage';
import { wordsIn, type Language } from './words';

/**
 * Every page there is (pages.ts), as every kind of person sees it, in both languages, light and dark. The stage listens
 * for what the browser complains about and for whoever else is asked for something.
 */
test.describe.configure({ mode: 'parallel' });

test('every page of the product is in the list of those that are looked at', () => {
	expect([...new Set(views.map(({ route }) => route))].sort()).toEqual(routesWithPages());
});

for (const language of ['en', 'nl'] as const) {
	for (const visitor of Object.keys(visitors) as Visitor[]) {
		const own = looks.filter((look) => look.visitor === visitor && look.language === language);
		if (own.length === 0) continue;
		const pages = 'no page that is broken, unreadable or wider than the window, and no link that leads nowhere';
		test(`in ${language}, ${visitor} meets ${pages}`, async ({ browser, stage }) => {
			test.setTimeout(180_000);
			if (visitor === 'founder') return firstRunHoldsUp(browser, own[0]!);
			const person = await come(stage, visitor, language);
			const places = placesOf(stage.product);
			const links = new Links(person.page, visitor);
			stage.tolerate(...(own.some(({ view }) => view.status) ? [refusal] : []));
			for (const look of own) {
				await opens(person.page, look, await look.view.at(places, person.name));
				await links.collect();
			}
			// Who is invited is the teacher, who has walked through all that they may.
			await (visitor === 'invited' ? links.leadSomewhere() : links.leadOn());
		});
	}
}

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

/** A page is what its line says it is, and holds up, with all that can be opened on it. */
async function opens(page: Page, { view, visitor, language, theme }: Look, path: string): Promise<void> {
	const answer = await page.goto(path);
	expect(answer?.status(), `${visitor} opens ${path}`).toBe(view.status ?? 200);
	expect(new URL(page.url()).pathname).toMatch(new RegExp(`^${view.route.replaceAll(/\[\w+\]/g, '[^/]+')}$`));
	await holdsUp(page, language, theme);
	for (const open of view.opened ?? []) {
		await open(page, wordsIn(language));
		await holdsUp(page, language, theme);
	}
}

/** Somebody with an account, or not, who reads this language. */
async function come(stage: Stage, visitor: Visitor, language: Language): Promise<Person> {
	const name = visitors[visitor][language];
	if (!name) return nobody(stage, language);
	if (visitor === 'newcomer') return newcomer(stage, name);
	const person = await stage.person(name);
	await person.page.goto('/me');
	const html = person.page.locator('html');
	if ((await html.getAttribute('lang')) === language) return person;
	await person.page.getByRole('button', { name: { en: 'English', nl: 'Nederlands' }[language], exact: true }).click();
	await expect(html).toHaveAttribute('lang', language);
	return person;
}

async function nobody(stage: Stage, language: Language): Promise<Person> {
	return stage.newcomer('nobody', { locale: language, extraHTTPHeaders: { 'accept-language': language } });
}

async function newcomer(stage: Stage, name: string): Promise<Person> {
	const teacher = name.replace(/^\w+/, 'teacher');
	const password = await placesOf(stage.product).oneTimePassword(name, teacher);
	const person = await stage.newcomer(name);
	await person.page.goto('/login');
	await person.signIn(password);
	await person.page.waitForURL('/welcome');
	return person;
}

/** On an installation of its own, since the page exists only before anything else does. */
async function firstRunHoldsUp(browser: Browser, look: Look): Promise<void> {
	const product = await Product.startEmpty();
	const stage = new Stage(browser, product);
	try {
		const { page } = await nobody(stage, look.language);
		await opens(page, look, await product.setupLink());
		expect(stage.complaints).toEqual([]);
	} finally {
		await stage.clear();
		await product.kill();
	}
}
