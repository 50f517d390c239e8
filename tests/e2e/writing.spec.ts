import { whatIsUnreadable } from './holdsUp';
import { expect, test, type Stage } from './stage';
import type { Person } from './person';
import type { Talk } from './talk';

/** Writing and reading in a chat that two classes live in: each of the two in their own zone and language. */
const team = 'Team Poppy';

interface Two {
	sanne: Person;
	maya: Person;
	sannes: Talk;
	mayas: Talk;
}

async function two(stage: Stage): Promise<Two> {
	const [sanne, maya] = await Promise.all([stage.person('student1.enschede'), stage.person('student1.gunn')]);
	const [sannes, mayas] = await Promise.all([sanne.open(team), maya.open(team)]);
	await Promise.all([sannes.toNow(), mayas.toNow()]);
	return { sanne, maya, sannes, mayas };
}

test('a question stays in the head of the space until the other school answers it in its thread', async ({ stage }) => {
	const { sanne, maya, sannes, mayas } = await two(stage);
	const question = 'Which plant grows in your schoolyard?';
	await sannes.page.getByRole('button', { name: sanne.say('write_ask') }).click();
	await sannes.write(question);
	await mayas.sees(question);
	const strip = ({ page }: Talk, person: Person) =>
		page.getByRole('region', { name: person.say('question_title') }).getByRole('link', { name: question });
	await expect(strip(mayas, maya)).toBeVisible();
	await expect(strip(sannes, sanne)).toBeVisible();

	await strip(mayas, maya).click();
	const thread = mayas.page.getByRole('region', { name: maya.say('thread_of', { name: 'Sanne' }) });
	await expect(mayas.page).toHaveURL(/\?thread=/);
	await expect(thread.getByRole('textbox')).toBeFocused();
	await mayas.page.keyboard.type('A golden poppy');
	await mayas.page.keyboard.press('Enter');
	await expect(thread.getByText('A golden poppy', { exact: true })).toBeVisible();
	await expect(strip(mayas, maya)).toHaveCount(0);
	await expect(strip(sannes, sanne)).toHaveCount(0);
	await expect(mayas.message('A golden poppy')).toHaveCount(0);

	const asked = sannes.message(question);
	await expect(asked).toContainText(sanne.say('row_question_settled', { name: 'Maya', moment: '' }).replace(', ', ''));
	await asked.getByRole('link', { name: sanne.say('row_replies', { count: 1 }) }).click();
	await expect(sannes.page.getByText('A golden poppy', { exact: true })).toBeVisible();
	expect(await whatIsUnreadable(sannes.page, 'light')).toEqual([]);
	await sannes.page.keyboard.press('Escape');
	await expect(sannes.page).not.toHaveURL(/thread/);
	await expect(asked).toBeFocused();
	await sannes.page.goBack();
	await expect(sannes.page.getByText('A golden poppy', { exact: true })).toBeVisible();
});

test('a reaction, an edit and a deletion are seen by the other school at once, and by who comes later', async ({
	stage
}) => {
	const { sanne, maya, sannes, mayas } = await two(stage);
	await sannes.write('Look at **this**');
	const row = mayas.log.getByRole('article').filter({ has: mayas.page.getByText('this', { exact: true }) });
	await expect(row.locator('strong')).toHaveText('this');
	await row.hover();
	await row.getByRole('button', { name: maya.say('row_react_label', { name: 'Sanne' }) }).click();
	await row.getByRole('button', { name: maya.say('react_heart') }).click();
	await expect(row.getByRole('button', { pressed: true })).toContainText('1');
	const given = sannes.log.getByRole('button', {
		name: sanne.say('react_names', { kind: sanne.say('react_heart'), names: 'Maya' })
	});
	await expect(given).toHaveAttribute('aria-pressed', 'false');
	await given.click();
	await expect(row.getByRole('button', { pressed: true })).toContainText('2');

	await sannes.composer.focus();
	await sannes.page.keyboard.press('ArrowUp');
	await expect(sannes.composer).toHaveValue('Look at **this**');
	await sannes.composer.fill('Look at _that_');
	await sannes.page.keyboard.press('Enter');
	const edited = mayas.log.getByRole('article').filter({ has: mayas.page.getByText('that', { exact: true }) });
	await expect(edited.locator('em')).toHaveText('that');
	await expect(edited).toContainText(maya.say('row_edited'));
	await expect(sannes.composer).toHaveValue('');

	const own = sannes.log.getByRole('article').filter({ has: sannes.page.getByText('that', { exact: true }) });
	await own.hover();
	await own.locator('summary').click();
	await own.getByRole('button', { name: sanne.say('row_delete') }).click();
	await mayas.sees(maya.say('row_deleted', { name: 'Sanne' }));
	await sannes.page.getByRole('button', { name: sanne.say('row_write_again') }).click();
	await expect(sannes.composer).toHaveValue('Look at _that_');
	await sannes.composer.fill('');
	await mayas.page.reload();
	await mayas.sees(maya.say('row_deleted', { name: 'Sanne' }));
});

test('a name is completed by keyboard, and a time that was accepted is a moment on both clocks', async ({ stage }) => {
	const { sanne, sannes, mayas } = await two(stage);
	const { page } = sannes;
	await sannes.composer.focus();
	await page.keyboard.type('Can @may');
	const names = page.getByRole('listbox', { name: sanne.say('write_people') });
	await expect(names.getByRole('option').first()).toContainText('@Maya');
	await page.keyboard.press('Enter');
	await expect(sannes.composer).toHaveValue('Can @Maya ');
	await page.keyboard.type('call at 16:30?');
	const chip = page.getByRole('list', { name: sanne.say('write_times') }).getByRole('button');
	await expect(chip).toHaveAttribute('aria-pressed', 'false');
	await chip.click();
	await expect(chip).toHaveAttribute('aria-pressed', 'true');
	expect(await whatIsUnreadable(page, 'light')).toEqual([]);
	await sannes.composer.press('Enter');

	const row = mayas.log.getByRole('article').last();
	await expect(row).toContainText('Can');
	await expect(row).toContainText('@Maya');
	await expect(row.locator('.moment')).toContainText('Wed 08:30 Palo Alto · 16:30 Enschede');
	await expect(sannes.log.locator('.moment').last()).toContainText('wo 16.30 Enschede · 08.30 Palo Alto');

	await mayas.write('16:30 is fine');
	await expect(sannes.message('16:30 is fine').locator('.moment')).toHaveCount(0);
});

test('who goes by keyboard answers, switches space and finds the keys, and letters type while they write', async ({
	stage
}) => {
	const { sanne, sannes, mayas } = await two(stage);
	const { page } = sannes;
	await mayas.write('By keyboard, please');
	await sannes.sees('By keyboard, please');
	await sannes.composer.focus();
	await page.keyboard.type('r!?');
	await expect(sannes.composer).toHaveValue('r!?');
	await sannes.composer.fill('');
	await sannes.message('By keyboard, please').focus();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: sanne.say('keys_title') })).toBeVisible();
	await page.keyboard.press('Escape');
	await sannes.message('By keyboard, please').focus();
	await page.keyboard.press('r');
	await expect(page.locator('#thread-composer')).toBeFocused();
	await page.keyboard.press('Control+k');
	const dialog = page.getByRole('dialog', { name: sanne.say('switch_title') });
	await dialog.getByRole('combobox').fill(sanne.say('space_common').slice(0, 5));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(stage.product.chat('common')));
	await expect(sannes.composer).toBeFocused();
});
