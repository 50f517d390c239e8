import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Product } from './product';
import { expect, Stage, test } from './stage';

/**
 * The README's picture is taken by the test run, of an untouched demo world. The one in docs/ is replaced when it is
 * missing or KLASBRUG_SCREENSHOTS=1 asks for it, so that an ordinary run leaves the checkout as it was.
 */
const inReadme = join(import.meta.dirname, '../../docs/screenshots/space.png');

test('the README’s picture is of a space as a student sees it today', async ({ browser }, info) => {
	const product = await Product.start();
	const stage = new Stage(browser, product);
	try {
		const maya = await stage.person('student1.gunn');
		const talk = await maya.open('Team Poppy');
		await talk.toNow();
		await expect(talk.log.getByRole('article').last()).toBeInViewport({ ratio: 1 });
		await expect(talk.page.getByRole('region', { name: maya.say('ribbon_title') })).toBeInViewport({ ratio: 1 });
		const keep = existsSync(inReadme) && process.env.KLASBRUG_SCREENSHOTS !== '1';
		const path = keep ? info.outputPath('space.png') : inReadme;
		await mkdir(dirname(path), { recursive: true });
		const picture = await talk.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
		expect(picture.byteLength).toBeGreaterThan(30_000);
		expect(stage.complaints).toEqual([]);
	} finally {
		await stage.clear();
		await product.kill();
	}
});
