import type { Person } from './person';
import { expect, test } from './stage';

/** What is unread is one number for all devices of a person, and nobody has read what no open eye can have seen. */
const team = 'Team Heron';

test('what is read on one device is read on the other within a second, and not before its tab is in front', async ({
	stage
}) => {
	const [laptop, tablet, leo] = await Promise.all([
		stage.person('student3.enschede'),
		stage.person('student3.enschede'),
		stage.person('student3.gunn')
	]);
	await laptop.context.addInitScript(() => {
		Reflect.set(window, 'isHidden', false);
		const state = () => (Reflect.get(window, 'isHidden') ? 'hidden' : 'visible');
		Object.defineProperty(document, 'visibilityState', { get: state });
	});
	const talk = await laptop.open(team);
	await talk.toNow();
	await tablet.open('common');
	const row = rowOf(tablet);
	await expect(row).not.toContainText('ongelezen');

	await setHidden(laptop, true);
	for (const text of ['while the tab is hidden', 'and one more']) {
		expect((await leo.command(team, 'post', { text })).type).toBe('success');
	}
	await talk.sees('and one more');
	await expect(row).toContainText(laptop.say('space_unread', { count: 2 }));
	// Longer than any mark of a device that has read it would take.
	await tablet.page.waitForTimeout(2_000);
	await expect(row).toContainText(laptop.say('space_unread', { count: 2 }));

	await setHidden(laptop, false);
	await expect(row).not.toContainText('ongelezen', { timeout: 1_000 });
});

test('a message that is deleted or hidden is no longer unread, on no device, and one’s own never was', async ({
	stage
}) => {
	const [laptop, tablet, leo, teacher] = await Promise.all([
		stage.person('student4.enschede'),
		stage.person('student4.enschede'),
		stage.person('student4.gunn'),
		stage.person('teacher.enschede')
	]);
	await stage.product.readAll('student4.enschede', team);
	await Promise.all([laptop.open('common'), tablet.open('common')]);
	const rows = [rowOf(laptop), rowOf(tablet)];
	for (const row of rows) await expect(row).not.toContainText('ongelezen');
	const post = async (who: Person, text: string) => {
		const { frame } = await who.command(team, 'post', { text });
		return frame!.events.at(-1)!.subject;
	};
	const [deleted, hidden] = [await post(leo, 'to be deleted'), await post(leo, 'to be hidden')];
	await post(laptop, 'one’s own, from a third device');
	for (const row of rows) await expect(row).toContainText(laptop.say('space_unread', { count: 2 }));

	expect((await leo.command(team, 'delete', { message: deleted })).type).toBe('success');
	for (const row of rows) await expect(row).toContainText(laptop.say('space_unread', { count: 1 }));
	expect((await teacher.command(team, 'hide', { message: hidden })).type).toBe('success');
	for (const row of rows) await expect(row).not.toContainText('ongelezen', { timeout: 2_000 });
});

function rowOf({ page, say }: Person) {
	return page.getByRole('complementary', { name: say('space_list') }).getByRole('link', { name: team });
}

async function setHidden({ page }: Person, isHidden: boolean): Promise<void> {
	await page.evaluate((hidden) => {
		Reflect.set(window, 'isHidden', hidden);
		document.dispatchEvent(new Event('visibilitychange'));
	}, isHidden);
}
