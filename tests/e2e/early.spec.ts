import { expect, test } from './stage';

/** Half past seven in Enschede on Wednesday 28 October 2026: in Palo Alto it is still Tuesday, half past eleven at night. */
test.use({ at: Date.UTC(2026, 9, 28, 6, 30) });

const team = 'Team Poppy';

test('a day line says that the partner still has yesterday, and the list of people where they are in their day', async ({
	stage
}) => {
	const [sanne, maya] = await Promise.all([stage.person('student1.enschede'), stage.person('student1.gunn')]);
	const [sannes, mayas] = await Promise.all([sanne.open(team), maya.open(team)]);
	const ofSchool = (city: string) => sannes.people.locator('section, h3, h2, div').filter({ hasText: city }).first();
	await expect(ofSchool('Palo Alto')).toContainText(sanne.say('presence_asleep'));
	await expect(ofSchool('Enschede')).toContainText(sanne.say('presence_morning'));
	await sannes.seesHere('Maya');
	expect(await sannes.people.innerText()).not.toMatch(/gezien|geleden|ago|seen/);

	await sannes.write('Goedemorgen');
	await mayas.sees('Goedemorgen');
	await expect(sannes.log.getByRole('heading').last()).toHaveText('wo 28 okt · in Palo Alto nog di 27 okt');
	await expect(sannes.message('Goedemorgen')).toHaveAccessibleName(/Sanne/);
	await expect(mayas.log.getByRole('heading').last()).toContainText('Tue 27 Oct');
});
