import type { Page } from '@playwright/test';
import { heard } from './heard';
import { expect, lostConnection, test } from './stage';

/** Computers are wrong about the time and stand in the wrong zone; what a person reads comes from school and server. */
const wrong = { minutes: 7, zone: 'Asia/Tokyo' };
const soonest = 15_000;

test('a computer in Tokyo that is seven minutes fast shows every time as the right computer does', async ({
	stage
}) => {
	const [right, mistaken] = await Promise.all([
		stage.person('student3.gunn'),
		stage.person('student3.gunn', { timezoneId: wrong.zone })
	]);
	await mistaken.context.addInitScript(runFast, wrong.minutes);
	const people = [right, mistaken];

	await minuteWithRoomLeft(right.page);
	await Promise.all(people.map(({ page }) => page.goto('/')));
	expect(await timesOn(mistaken.page)).toEqual(await timesOn(right.page));

	const [here, there] = await Promise.all(people.map((person) => person.open('Team Heron')));
	await there!.write('Written on the mistaken computer');
	await Promise.all([here!, there!].map((talk) => talk.sees('Written on the mistaken computer')));
	await expect(there!.log.getByText(mistaken.say('chat_sending'))).toHaveCount(0);
	// A box that has the focus shows how to write bold.
	await here!.composer.focus();
	const shown = await timesOn(mistaken.page);
	expect(shown).toEqual(await timesOn(right.page));
	expect(shown.moments.length).toBeGreaterThan(5);

	// They are what they should be, not only alike: the product's moment in both zones, and no hour of Tokyo's.
	const computer = () => ({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, now: Date.now() });
	const [inOrder, inTokyo] = await Promise.all([right.page.evaluate(computer), mistaken.page.evaluate(computer)]);
	expect(inTokyo.zone).toBe(wrong.zone);
	expect(Math.abs(inTokyo.now - inOrder.now - wrong.minutes * 60_000)).toBeLessThan(5_000);
	expect(shown.text).toMatch(/Wed 28 Oct · 03:1\d · 11:1\d/);
	expect(shown.text).not.toMatch(/\b19:1\d\b/);
});

test('the clock goes on while a page stays open without a line, and is the server’s again when it is back', async ({
	stage
}) => {
	const lotte = await stage.person('student7.enschede', { timezoneId: wrong.zone });
	await lotte.context.addInitScript(runFast, wrong.minutes);
	stage.tolerate(...lostConnection);
	await lotte.page.clock.install();
	const told = heard(lotte.page);
	await lotte.page.goto('/');
	await told;
	const now = lotte.page.getByText(/ hier · /).first();
	const before = minutesIn(await now.innerText());
	// Without the server, which would say that no three minutes have gone by.
	await lotte.context.setOffline(true);
	await lotte.page.clock.runFor(3 * 60_000);
	await expect.poll(async () => minutesIn(await now.innerText()) - before).toBeGreaterThanOrEqual(3);
	expect(minutesIn(await now.innerText()) - before).toBeLessThanOrEqual(4);
	await lotte.context.setOffline(false);
	await expect.poll(async () => minutesIn(await now.innerText()) - before).toBeLessThanOrEqual(1);
});

/** Every moment in the page, and everything that can be read on it, hidden parts for screen readers included. */
async function timesOn(page: Page): Promise<{ moments: string[]; text: string }> {
	await expect(page.getByRole('main')).toBeVisible();
	return page.evaluate(() => ({
		moments: [...document.querySelectorAll('time')].map((time) => `${time.dateTime} ${time.textContent}`),
		text: document.body.innerText
	}));
}

/** Both pages are read within one minute of the server's, so that both show the same one. */
async function minuteWithRoomLeft(page: Page): Promise<void> {
	await expect
		.poll(
			async () => {
				const { now } = (await (await page.request.get('/heads')).json()) as { now: number };
				return 60_000 - (now % 60_000);
			},
			{ timeout: soonest + 5_000 }
		)
		.toBeGreaterThan(soonest);
}

/** "11.10" as minutes of the day. */
function minutesIn(line: string): number {
	const [, hour, minute] = /(\d\d)[.:](\d\d)/.exec(line) ?? [];
	return Number(hour) * 60 + Number(minute);
}

/** Runs in the page: its clock is this many minutes fast. */
function runFast(minutes: number): void {
	const ahead = minutes * 60_000;
	const Right = Date;
	window.Date = new Proxy(Right, {
		construct: (target, args: []) => (args.length === 0 ? new target(Right.now() + ahead) : new target(...args)),
		apply: () => new Right(Right.now() + ahead).toString(),
		get: (target, name) => (name === 'now' ? () => target.now() + ahead : (Reflect.get(target, name) as unknown))
	});
}
