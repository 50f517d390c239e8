import { test as base } from '@playwright/test';
import { Product } from '../product';
import { expect, Stage } from '../stage';

/**
 * The stage of a story that begins before there is anything: a production installation of its own, empty. It stays for
 * all chapters; whatever a browser complained about fails the chapter it happened in.
 */
export const test = base.extend<{ quiet: undefined }, { stage: Stage }>({
	stage: [
		async ({ browser }, use) => {
			const product = await Product.startEmpty();
			const stage = new Stage(browser, product);
			await use(stage);
			await stage.clear();
			await product.remove();
		},
		{ scope: 'worker', timeout: 60_000 }
	],
	quiet: [
		async ({ stage }, use) => {
			await use(undefined);
			expect(stage.complaints.splice(0)).toEqual([]);
		},
		{ auto: true }
	]
});

/** What a person needs to sign in for the first time. */
export interface Slip {
	name: string;
	signInName: string;
	password: string;
}
