import { expect } from '../stage';
import type { Slip } from './installation';
import type { School } from './schools';
import { Staff } from './staff';

/** The first coordinator: sets up, makes accounts for teachers, watches over projects without reading them. */
export class Coordinator extends Staff {
	/** Fills the form of the first run, one field after the other, and is signed in. */
	async setUp(link: string, [own, partner]: [School, School], name: string, password: string): Promise<void> {
		const { page, say, mouse } = this;
		await page.goto(link);
		await this.seesTitle(say('setup_title'));
		await this.#tell(say('setup_own'), own);
		await this.#tell(say('setup_partner'), partner);
		const about = page.getByRole('region', { name: say('setup_you') });
		await mouse.write(about.getByLabel(say('setup_name'), { exact: true }), name);
		await mouse.write(about.getByLabel(say('setup_sign_in_name'), { exact: true }), 'coordinator');
		await mouse.write(about.getByLabel(say('login_password'), { exact: true }), password);
		await page.keyboard.press('Enter');
		await page.waitForURL('/people');
	}

	async #tell(title: string, { name, city, zone, language, hours, contact }: School): Promise<void> {
		const { page, say, mouse } = this;
		const form = page.getByRole('region', { name: title });
		await mouse.write(form.getByLabel(say('setup_school_name'), { exact: true }), name);
		await mouse.write(form.getByLabel(say('setup_city'), { exact: true }), city);
		await mouse.write(form.getByLabel(say('setup_zone'), { exact: true }), zone);
		await mouse.choose(form.getByLabel(say('setup_language'), { exact: true }), language);
		const days = form.getByRole('group', { name: say('setup_hours') }).getByRole('textbox');
		await expect(days).toHaveCount(5);
		for (const day of await days.all()) await mouse.write(day, hours);
		await mouse.write(form.getByLabel(say('setup_contact'), { exact: true }), contact);
	}

	/** Makes an account for a teacher; the password is read from the screen once it is shown. */
	async addTeacher(school: School, name: string): Promise<Slip> {
		const section = this.page.getByRole('region', { name: school.name });
		await this.mouse.write(section.getByLabel(this.say('people_teacher_name')), name);
		await this.page.keyboard.press('Enter');
		await expect(section.getByText(this.say('once_made', { name }))).toBeVisible();
		await expect(section.locator('code')).toHaveCount(0);
		await this.mouse.click(section.getByRole('button', { name: this.say('once_show'), exact: true }));
		const said = section.getByRole('status').getByRole('definition');
		const [, signInName = '', password = ''] = await said.allInnerTexts();
		return { name, signInName, password };
	}

	/** "Coordinators may open spaces" of a school: on. */
	async allowOpenings({ name }: School): Promise<void> {
		const { page, say } = this;
		const section = page.getByRole('region', { name });
		await this.mouse.click(section.getByRole('link', { name: say('people_edit_school') }));
		const allowed = page.getByLabel(say('people_openings'), { exact: true });
		await this.mouse.click(allowed);
		const form = page.locator('form').filter({ has: allowed });
		await this.mouse.click(form.getByRole('button', { name: say('people_save'), exact: true }));
		await expect(page.getByRole('status').filter({ hasText: say('people_saved') })).toBeVisible();
		await this.goTo(say('shell_people'));
		await expect(section).toBeVisible();
	}

	/** The monitor has a row for the project, with both cities. */
	async seesOnMonitor(project: string, cities: string[]): Promise<void> {
		await this.goTo(this.say('shell_monitor'));
		await this.seesTitle(`${this.say('monitor_projects', { count: 1 })} ${this.say('monitor_need_none')}`);
		const row = this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: project }) });
		for (const city of cities) await expect(row).toContainText(city);
	}

	/** All that the pages a coordinator may open send them, without and with JavaScript. */
	async everythingSent(): Promise<string> {
		const { page } = this;
		const open = new URL(page.url()).pathname;
		const paths = ['/', '/monitor', '/monitor/open', '/monitor/log', '/people'];
		const chosen = await page.request.get('/monitor/open').then((answer) => answer.text());
		const project = /<option value="([^"]+)"/.exec(chosen)?.[1] ?? '';
		const addresses = [
			...paths,
			...paths.map((path) => `${path === '/' ? '' : path}/__data.json`),
			`/monitor/open?project=${project}`,
			'/monitor/log/csv',
			'/heads'
		];
		const answers = await Promise.all(addresses.map((address) => page.request.get(address)));
		for (const answer of answers) expect(answer.status(), answer.url()).toBe(200);
		expect(new URL(page.url()).pathname).toBe(open);
		return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
	}

	/** Opens a space, which the page knows by a number only, and gives the reason. */
	async open(space: string, reason: string): Promise<void> {
		const { page, say, mouse } = this;
		await this.goTo(say('shell_monitor'));
		await this.follow(say('monitor_open_link'));
		await this.press(say('monitor_open_choose'));
		await mouse.click(page.getByRole('radio').and(page.locator(`[value="${space}"]`)));
		await mouse.write(page.getByLabel(say('monitor_open_reason'), { exact: true }), reason);
		await this.press(say('monitor_open_submit'));
		await page.waitForURL(/\/chat$/);
	}
}
