import type { Person } from './person';
import { expect, test } from './stage';
import type { Talk } from './talk';

/** What people do with messages that are there: quote them, pin them, and for staff, see what they said before. */
const team = 'Team Poppy';

test('a message is quoted, pinned and let go, and the other school sees each', async ({ stage }) => {
	const [sanne, maya] = await Promise.all([stage.person('student1.enschede'), stage.person('student1.gunn')]);
	const [sannes, mayas] = await Promise.all([sanne.open(team), maya.open(team)]);
	const text = 'Poppies sleep at night';
	await maya.command(team, 'post', { text });
	await sannes.sees(text);

	await sannes.choose(text, sanne.say('row_quote'));
	await expect(sannes.composer).toBeFocused();
	await expect(sannes.composer).toHaveValue(`> Maya: ${text}\n\n`);
	await sannes.page.keyboard.type('So do we');
	await sannes.page.keyboard.press('Enter');
	const answer = mayas.log.getByRole('article').filter({ hasText: 'So do we' });
	await expect(answer.locator('blockquote')).toHaveText(`Maya: ${text}`);

	const pins = (talk: Talk, person: Person, count: number) =>
		talk.page.getByText(person.say('pin_count', { count }), { exact: true });
	await expect(pins(sannes, sanne, 1)).toBeVisible();
	await sannes.choose(text, sanne.say('row_pin'));
	await expect(pins(mayas, maya, 2)).toBeVisible();
	await expect(mayas.message(text)).toContainText(maya.say('row_pinned', { name: 'Sanne' }));
	await pins(mayas, maya, 2).click();
	const pinned = mayas.page.getByRole('list', { name: maya.say('pin_title') }).getByRole('link');
	await expect(pinned.first()).toContainText(text);
	await pinned.first().click();
	await expect(mayas.page.getByRole('region', { name: maya.say('thread_of', { name: 'Maya' }) })).toContainText(text);
	await mayas.page.keyboard.press('Escape');

	await mayas.choose(text, maya.say('row_unpin'));
	await expect(pins(sannes, sanne, 1)).toBeVisible();
	await mayas.page.getByRole('button', { name: maya.say('shell_undo') }).click();
	await expect(pins(sannes, sanne, 2)).toBeVisible();
});

test('staff see all that an edited message said, students only that it was; of a deleted one nobody sees anything', async ({
	stage
}) => {
	const [sanne, maya, rivera] = await Promise.all([
		stage.person('student1.enschede'),
		stage.person('student1.gunn'),
		stage.person('teacher.gunn')
	]);
	const [sannes, mayas, riveras] = await Promise.all([sanne.open(team), maya.open(team), rivera.open(team)]);
	const [first, second] = ['You are silly', 'You are funny'];
	await sannes.write(first);
	await mayas.sees(first);
	// What is on its way cannot be edited yet.
	await expect(sannes.log.getByText(sanne.say('chat_sending'))).toHaveCount(0);
	await sannes.page.keyboard.press('ArrowUp');
	await expect(sannes.composer).toHaveValue(first);
	await sannes.composer.fill(second);
	await sannes.page.keyboard.press('Enter');
	await mayas.sees(second);
	await expect(mayas.message(second)).toContainText(maya.say('row_edited'));
	await mayas.openMenu(second);
	await expect(mayas.message(second).getByRole('button', { name: maya.say('row_quote') })).toBeVisible();
	await expect(mayas.message(second).getByRole('button', { name: maya.say('row_versions') })).toHaveCount(0);

	const versions = riveras.page.getByRole('dialog', { name: rivera.say('versions_title') });
	await riveras.choose(second, rivera.say('row_versions'));
	await expect(versions.getByRole('listitem').filter({ hasText: first })).toHaveCount(1);
	await expect(versions.getByRole('listitem').filter({ hasText: second })).toHaveCount(1);
	await riveras.page.keyboard.press('Escape');
	await expect(versions).toHaveCount(0);

	await sannes.choose(second, sanne.say('row_delete'));
	const tombstone = rivera.say('row_deleted', { name: 'Sanne' });
	await mayas.sees(tombstone);
	expect(await mayas.page.content()).not.toMatch(/silly|funny/);
	await riveras.openMenu(tombstone);
	await expect(riveras.message(tombstone).getByRole('button', { name: rivera.say('keys_open') })).toBeVisible();
	await expect(riveras.message(tombstone).getByRole('button', { name: rivera.say('row_versions') })).toHaveCount(0);
});
