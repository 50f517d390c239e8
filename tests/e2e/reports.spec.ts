import type { Person } from './person';
import { expect, test } from './stage';
import type { Talk } from './talk';

/**
 * Supervision costs nobody an evening: at 22:30 in Enschede, on Wednesday 28 October 2026, it is 14:30 in Palo Alto,
 * and Gunn is in school.
 */
test.use({ at: Date.UTC(2026, 9, 28, 21, 30) });

const team = 'Team Poppy';
const unkind = 'Your street is the ugliest of all';

test('a report at 22:30 is gone for who made it within a second, and with Gunn’s teacher within five', async ({
	stage
}) => {
	const [sanne, daan, maya, rivera] = await Promise.all([
		stage.person('student1.enschede'),
		stage.person('student2.enschede'),
		stage.person('student1.gunn'),
		stage.person('teacher.gunn')
	]);
	const [mayas, daans] = await Promise.all([maya.open(team), daan.open(team)]);
	await rivera.page.goto('/');
	await mayas.write(unkind);
	await daans.sees(unkind);
	// She has it open twice: the message is gone on the other screen too.
	const elsewhere = await sanne.open(team, await sanne.context.newPage());
	await elsewhere.sees(unkind);
	await openReport(sanne, await idOf(elsewhere, unkind));
	await sanne.page.getByLabel(sanne.say('report_reason_unkind')).check();
	await sanne.page.getByRole('button', { name: sanne.say('report_send') }).click();

	await expect(elsewhere.message(unkind)).toHaveCount(0, { timeout: 1_000 });
	await expect(rivera.page.getByRole('banner').getByText('1 report')).toBeVisible({ timeout: 5_000 });
	await expect(rivera.page.getByRole('main').getByText('1 report waits for a teacher')).toBeVisible();
	expect(await rivera.page.locator('body').innerText()).not.toMatch(/Sanne|Maya|ugliest/);
	await expect(sanne.page.getByRole('status')).toHaveText(
		/^Weg van jouw scherm\. Ms Rivera is nu op school \(14\.3\d\); Mw\. De Wit ziet het om 08\.\d\d\. Je hoort wat ermee is gebeurd\.$/
	);
	await expect(sanne.page.getByRole('main')).toContainText('Nu praten: Vertrouwenspersoon, kamer 1.12');
	await daans.sees(unkind);
	for (const { page } of [sanne, maya]) await page.goto('/search?q=ugliest');
	await expect(maya.page.getByRole('main').getByRole('listitem')).toHaveCount(1);
	await expect(sanne.page.getByText(sanne.say('search_nothing'))).toBeVisible();

	await rivera.page.getByRole('banner').getByText('1 report').click();
	await rivera.page
		.getByRole('main')
		.getByRole('link', { name: rivera.say('report_reason_unkind') })
		.click();
	await expect(rivera.page.getByRole('main')).toContainText(unkind);
	await rivera.page.getByLabel(rivera.say('report_outcome_hidden')).check();
	await rivera.page.getByRole('button', { name: rivera.say('report_settle'), exact: true }).click();
	await expect(rivera.page.getByRole('banner').getByText('1 report')).toHaveCount(0);
	await expect(daans.message(unkind)).toHaveCount(0);
	await sanne.page.goto('/reports');
	await expect(sanne.page.getByRole('main')).toContainText(sanne.say('report_mine_outcome_hidden'));
});

test('a reported teacher never gets it: the coordinator does', async ({ stage }) => {
	const [sanne, rivera, bos] = await Promise.all([
		stage.person('student1.enschede'),
		stage.person('teacher.gunn'),
		stage.person('coordinator')
	]);
	const told = recordSockets(rivera);
	const [teachers, sannes] = await Promise.all([rivera.open(team), sanne.open(team)]);
	await teachers.write('I expected more of you');
	await sannes.sees('I expected more of you');
	await bos.page.goto('/');
	await expect(bos.page.getByRole('main')).toContainText(bos.say('home_coordinator_monitor'));
	await openReport(sanne, await idOf(sannes, 'I expected more of you'));
	await expect(sanne.page.getByRole('main')).toContainText(sanne.say('report_intro_staff', { name: 'Ms Rivera' }));
	told.length = 0;
	await sanne.page.getByLabel(sanne.say('report_reason_other')).check();
	await sanne.page.getByRole('button', { name: sanne.say('report_send') }).click();
	await expect(sanne.page.getByRole('status')).toContainText('Jos Bos ziet het om');
	await expect(bos.page.getByRole('banner').getByText('1 melding')).toBeVisible({ timeout: 5_000 });
	await bos.page.goto('/monitor');
	await expect(bos.page.getByRole('main')).toContainText(bos.say('report_needs_coordinator', { count: 1 }));

	expect(told.join()).not.toMatch(/report/);
	await rivera.page.goto('/');
	await expect(rivera.page.getByRole('banner').getByText(/\d report/)).toHaveCount(0);
	await rivera.page.goto(`/projects/${stage.product.world.project}/reports`);
	await expect(rivera.page.getByRole('main')).not.toContainText(rivera.say('report_reason_other'));
	await bos.page.getByRole('banner').getByText('1 melding').click();
	await bos.page
		.getByRole('main')
		.getByRole('link', { name: bos.say('report_about_staff') })
		.click();
	await expect(bos.page.getByRole('main')).toContainText('I expected more of you');
	await expect(bos.page.getByRole('main')).not.toContainText('Sanne');
});

test('whom to talk to at one’s own school is one click away, also before signing in', async ({ stage }) => {
	const [sanne, nobody] = await Promise.all([stage.person('student1.enschede'), stage.newcomer('student1.gunn')]);
	await sanne.open(team);
	await sanne.page.getByRole('button', { name: sanne.say('contact_word') }).click();
	await expect(sanne.page.getByText('Vertrouwenspersoon, kamer 1.12')).toBeVisible();
	await nobody.page.goto('/login');
	await nobody.page.getByText(nobody.say('contact_word'), { exact: true }).click();
	for (const contact of ['Vertrouwenspersoon, kamer 1.12', 'Wellness Center, room W-1']) {
		await expect(nobody.page.getByText(contact)).toBeVisible();
	}
});

async function openReport(person: Person, message: string): Promise<void> {
	const path = person.product.chat(team).replace(/chat$/, 'report');
	await person.page.goto(`${path}?kind=message&id=${message}`);
	await expect(person.page.getByRole('heading', { level: 1 })).toHaveText(person.say('report_title'));
}

async function idOf(talk: Talk, text: string): Promise<string> {
	const id = await talk.message(text).getAttribute('id');
	return id!.replace('message-', '');
}

/** Everything that the sockets of a person's pages hear from now on. */
function recordSockets({ page }: Person): string[] {
	const told: string[] = [];
	page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void told.push(String(payload))));
	return told;
}
