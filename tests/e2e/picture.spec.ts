import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { heard } from './heard';
import type { Person } from './person';
import { Product } from './product';
import { expect, Stage, test } from './stage';
import { wordsIn } from './words';

/**
 * The README's pictures are taken by the test run, of an untouched demo world. Those in docs/ are replaced when they are
 * missing or KLASBRUG_SCREENSHOTS=1 asks for it, so that an ordinary run leaves the checkout as it was.
 */
const inReadme = join(import.meta.dirname, '../../docs/screenshots');

interface Picture {
	name: string;
	who: string;
	/** Opens the page, and answers when what belongs into the picture is in it. */
	open: (person: Person) => Promise<void>;
}

const pictures: Picture[] = [
	{
		name: 'space',
		who: 'student1.gunn',
		async open(maya) {
			const talk = await maya.open('Team Poppy');
			await talk.toNow();
			await expect(talk.log.getByRole('article').last()).toBeInViewport({ ratio: 1 });
			await expect(talk.page.getByRole('region', { name: maya.say('ribbon_title') })).toBeInViewport({ ratio: 1 });
		}
	},
	{
		name: 'home',
		who: 'student1.gunn',
		open: (maya) => opens(maya, '/', [maya.say('home_slept'), maya.say('home_on_your_name'), maya.say('home_due_next')])
	},
	{
		name: 'home-teacher',
		who: 'teacher.gunn',
		open: (rivera) => opens(rivera, '/', [rivera.say('home_needs_you'), rivera.say('home_projects')])
	},
	{
		name: 'overview',
		who: 'teacher.gunn',
		async open(rivera) {
			await opens(rivera, `/projects/${rivera.product.world.project}`, [rivera.say('overview_title')]);
			const rows = rivera.page.getByRole('table').locator('tbody').getByRole('row');
			await expect(rows).toHaveCount(4);
			await expect(rows.last()).toBeInViewport({ ratio: 1 });
		}
	},
	{
		name: 'monitor',
		who: 'coordinator',
		async open(coordinator) {
			const say = wordsIn('en');
			await coordinator.page.goto('/me');
			await coordinator.page.getByRole('button', { name: 'English', exact: true }).click();
			await opens(coordinator, '/monitor', [say('monitor_all')]);
			await expect(coordinator.page.getByText(say('monitor_foot'))).toBeVisible();
		}
	}
];

test('the README’s pictures are of pages as people see them today', async ({ browser }, info) => {
	const product = await Product.start();
	const stage = new Stage(browser, product);
	try {
		for (const { name, who, open } of pictures) {
			const person = await stage.person(who);
			await open(person);
			const kept = join(inReadme, `${name}.png`);
			const path = existsSync(kept) && process.env.KLASBRUG_SCREENSHOTS !== '1' ? info.outputPath(`${name}.png`) : kept;
			await mkdir(dirname(path), { recursive: true });
			const picture = await person.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
			expect(picture.byteLength, name).toBeGreaterThan(30_000);
		}
		expect(stage.complaints).toEqual([]);
	} finally {
		await stage.clear();
		await product.kill();
	}
});

/** Goes there, and sees these headings. */
async function opens({ page }: Person, path: string, headings: string[]): Promise<void> {
	const told = heard(page);
	await page.goto(path);
	await told;
	for (const name of headings) await expect(page.getByRole('heading', { name })).toBeInViewport({ ratio: 1 });
}
