import type { Locator } from '@playwright/test';
import { post } from '../support/server';
import { seesFocus } from './keys';
import type { Person } from './person';
import { expect, test } from './stage';

/** What others do to the very thing somebody has the focus on: they stay where they are, and never start anew. */
const team = 'Team Heron';

test('who is on something that another takes away stays at its message, its list, or in the talk', async ({
	stage
}) => {
	const { mees, fleur, deWit } = await cast(stage);
	const [talk, fleurs] = await Promise.all([mees.open(team), fleur.open(team)]);
	const { page, say } = mees;
	const says = async (text: string, fields = {}) => {
		await fleur.command(team, 'post', { text, ...fields });
		await talk.sees(text);
		const row = page.locator(`#${await talk.message(text).getAttribute('id')}`);
		return { row, message: await idOf(row) };
	};

	const liked = await says('focus: liked');
	await fleur.command(team, 'react', { message: liked.message, kind: 'heart' });
	await liked.row.getByRole('button', { pressed: false }).first().focus();
	await fleur.command(team, 'unreact', { message: liked.message, kind: 'heart' });
	await expect(liked.row).toBeFocused();
	await seesFocus(page);

	const regretted = await says('focus: regretted');
	await regretted.row.focus();
	await regretted.row.getByRole('link', { name: say('row_reply_label', { name: 'Fleur' }) }).focus();
	await fleur.command(team, 'delete', { message: regretted.message });
	await expect(regretted.row).toBeFocused();
	await seesFocus(page);

	const linked = await says('focus: https://example.org/');
	await linked.row.getByRole('link', { name: 'https://example.org/' }).focus();
	await fleur.command(team, 'edit', { message: linked.message, text: 'focus: no link' });
	await expect(linked.row).toBeFocused();

	const asked = await says('focus: asked', { asks: 'on' });
	const strip = page.getByRole('region', { name: say('question_title') });
	await strip.getByRole('link', { name: 'focus: asked' }).focus();
	await fleur.command(team, 'settle', { message: asked.message });
	await expect(strip).toHaveCount(0);
	await expect(page.getByRole('main')).toBeFocused();

	await deWit.command(team, 'pin', { message: asked.message });
	await page.getByText(say('pin_count', { count: 1 })).focus();
	await deWit.command(team, 'unpin', { message: asked.message });
	await expect(page.getByRole('main')).toBeFocused();

	const name = talk.person('Fleur');
	await talk.seesHere('Fleur');
	await name.locator('summary').focus();
	await fleurs.page.goto('about:blank');
	await expect(name).not.toContainText(say('people_here'));
	await expect(name.locator('summary')).toBeFocused();
});

test('who is in a thread of which something is hidden stays in the thread, and who goes to now is at the last message', async ({
	stage
}) => {
	const { mees, fleur, deWit } = await cast(stage);
	for (let line = 0; line < 20; line++) await fleur.command(team, 'post', { text: `focus: line ${line}` });
	await stage.product.readAll(mees.name, team);
	const talk = await mees.open(team);
	const { page, say } = mees;
	const root = talk.message('focus: line 19');
	const message = await idOf(root);
	await fleur.command(team, 'post', { text: 'focus: a reply', thread: message });
	await root.focus();
	await page.keyboard.press('r');
	await expect(page.locator('#thread-composer')).toBeFocused();
	const thread = page.getByRole('region', { name: say('thread_of', { name: 'Fleur' }) });
	const reply = thread.getByRole('article').filter({ hasText: 'focus: a reply' });
	await reply.focus();
	await deWit.command(team, 'hide', { message: await idOf(reply) });
	await expect(reply).toHaveCount(0);
	await expect(thread.locator(':focus')).toHaveCount(1);
	await seesFocus(page);
	await page.locator('#thread-composer').focus();
	await deWit.command(team, 'hide', { message });
	await expect(page.getByText(say('thread_gone'))).toBeVisible();
	await expect(page.locator('section.writes')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByText(say('thread_gone'))).toHaveCount(0);

	const last = talk.log.getByRole('article').last();
	await talk.log.getByRole('article').first().focus();
	const toNow = page.getByRole('button', { name: say('chat_to_now') });
	await toNow.focus();
	await page.keyboard.press('Enter');
	await expect(toNow).toHaveCount(0);
	await expect(last).toBeFocused();
	await seesFocus(page);
});

test('who is on a reaction, an act or the box when a teacher closes the space keeps a place, and is back in the box after', async ({
	stage
}) => {
	const { mees, fleur, deWit } = await cast(stage);
	const talk = await mees.open(team);
	const { page, say } = mees;
	await fleur.command(team, 'post', { text: 'focus: before it closes' });
	const row = talk.message('focus: before it closes');
	await fleur.command(team, 'react', { message: await idOf(row), kind: 'heart' });
	const chip = row.getByRole('button', { pressed: false }).first();
	const rules = stage.product.chat(team).replace(/chat$/, 'rules');
	const teacherDoes = async (act: 'freeze' | 'unfreeze') => {
		const fields = { command: crypto.randomUUID(), writer: deWit.id };
		await post(stage.product, await deWit.cookie(), `${rules}?/${act}`, fields);
		await expect(talk.composer).toBeVisible({ visible: act === 'unfreeze' });
	};

	await chip.focus();
	await teacherDoes('freeze');
	await expect(chip).toHaveAttribute('aria-disabled', 'true');
	await expect(chip).toBeFocused();
	await teacherDoes('unfreeze');

	await row.focus();
	await row.getByRole('button', { name: say('row_react_label', { name: 'Fleur' }) }).focus();
	await teacherDoes('freeze');
	await expect(row).toBeFocused();
	await teacherDoes('unfreeze');

	await talk.composer.focus();
	await teacherDoes('freeze');
	await expect(page.locator(':focus')).toHaveText(say('rules_frozen', { name: 'Mw. De Wit' }));
	await teacherDoes('unfreeze');
	await expect(talk.composer).toBeFocused();
});

async function cast(stage: { person: (name: string) => Promise<Person> }) {
	const [mees, fleur, deWit] = await Promise.all([
		stage.person('student4.enschede'),
		stage.person('student3.enschede'),
		stage.person('teacher.enschede')
	]);
	return { mees, fleur, deWit };
}

async function idOf(row: Locator): Promise<string> {
	return (await row.getAttribute('id'))!.replace(/^(thread-)?message-/, '');
}
