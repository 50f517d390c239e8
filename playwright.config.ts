import { defineConfig } from '@playwright/test';
import { launchArguments } from './bin/browser.js';
import { timed } from './tests/e2e/timed';

/** The end-to-end tests: real Chromium (bin/test.js finds one and names it in KLASBRUG_CHROMIUM) on the built product. */
export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	workers: 3,
	projects: [
		// Two at a time leave a third of two cores idle: they wait for each other, for a line, for a server that comes back.
		{ name: 'untimed', testIgnore: timed, workers: 3 },
		// One test already drives several browsers at once, and holds them to a second; two cores do not carry more.
		{ name: 'timed', testMatch: timed, workers: 1 }
	],
	// A flaky test is a bug in the product.
	retries: 0,
	forbidOnly: Boolean(process.env.CI),
	timeout: 90_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		browserName: 'chromium',
		video: 'off',
		screenshot: 'only-on-failure',
		trace: process.env.KLASBRUG_TRACE ? 'retain-on-failure' : 'off',
		launchOptions: { executablePath: process.env.KLASBRUG_CHROMIUM ?? '/usr/bin/chromium', args: launchArguments }
	}
});
