import { Comments, aCard, saysAbout } from './comments';
import { expect, test } from './stage';

/** What people say about a card, below where it lies open: there for the others at once, and gone at once. */

test('two people of two zones talk about a card, each sees each within a second, and the card says how much there is', async ({
	stage
}) => {
	const [sanne, maya] = [await stage.person('student1.enschede'), await stage.person('student1.gunn')];
	const { tiles } = await aCard('comments: both sides', sanne, maya);
	const [sannes, mayas] = [new Comments(sanne), new Comments(maya)];
	await sannes.unfold(0);
	await mayas.unfold(0);
	await expect(sannes.box).toBeFocused();
	await sannes.write('Meten we zondag, @Maya?');
	await expect(mayas.log.getByRole('article')).toContainText('Meten we zondag', { timeout: 1_000 });
	await mayas.write('Sunday it is');
	await sannes.sees('Sunday it is', 1_000);
	for (const [index, person] of [sanne, maya].entries()) {
		await expect(tiles[index]!).toContainText(person.say('comments_count', { count: 2 }));
		await expect(new Comments(person).fold(2)).toBeVisible();
	}

	await mayas.comment('Sunday it is').hover();
	await mayas
		.comment('Sunday it is')
		.getByRole('button', { name: maya.say('row_react_label', { name: 'Maya' }) })
		.click();
	await maya.page.getByRole('button', { name: maya.say('react_heart') }).click();
	await expect(sannes.comment('Sunday it is').getByRole('button', { name: /hart/i })).toBeVisible();
	await mayas.choose('Sunday it is', maya.say('row_edit'));
	await expect(mayas.box).toHaveValue('Sunday it is');
	await mayas.write('Saturday it is');
	await sannes.sees('Saturday it is');
	await mayas.choose('Saturday it is', maya.say('row_delete'));
	await sannes.misses('Saturday it is');
	await expect(sannes.fold(1)).toBeVisible();
	await expect(tiles[0]!).toContainText(sanne.say('comments_count', { count: 1 }));
});

test('a comment that a teacher hides is gone from everybody’s open card and its number, and comes back with one click', async ({
	stage
}) => {
	const [sanne, maya, deWit] = [
		await stage.person('student1.enschede'),
		await stage.person('student1.gunn'),
		await stage.person('teacher.enschede')
	];
	const { id, tiles } = await aCard('comments: hiding', maya, deWit);
	await saysAbout(sanne, id, 'comments: rude');
	await saysAbout(sanne, id, 'comments: kind');
	const [mayas, teachers] = [new Comments(maya), new Comments(deWit)];
	await mayas.unfold(2);
	await teachers.unfold(2);
	await mayas.sees('comments: rude');
	await teachers.choose('comments: rude', deWit.say('chat_hide'));
	await mayas.misses('comments: rude', 2_000);
	await expect(mayas.fold(1)).toBeVisible();
	await expect(tiles[0]!).toContainText(maya.say('comments_count', { count: 1 }));
	await expect(teachers.comment('comments: rude')).toContainText('Mw. De Wit');
	await teachers
		.comment('comments: rude')
		.getByRole('button', { name: deWit.say('chat_show_label', { name: 'Sanne' }) })
		.click();
	await mayas.sees('comments: rude');
	await expect(tiles[0]!).toContainText(maya.say('comments_count', { count: 2 }));
});
