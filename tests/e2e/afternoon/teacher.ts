import { expect } from '../stage';
import { Talk } from '../talk';
import type { Slip } from './installation';
import { Staff } from './staff';

/** A team as its overview shows it. */
export interface Team {
	name: string;
	/** Display names of its students, of both schools. */
	students: string[];
}

/** A teacher, from the first sign-in to teams that work. */
export class Teacher extends Staff {
	/** From home, where the first of three steps waits. */
	async makeClass(name: string): Promise<void> {
		await this.follow(this.say('home_step_class'));
		await this.#nameClass(name);
	}

	async makeAnotherClass(name: string, student: string): Promise<void> {
		await this.goTo(this.say('shell_classes'));
		await this.#nameClass(name);
		await this.addStudents([student]);
	}

	async #nameClass(name: string): Promise<void> {
		const { page, say, mouse } = this;
		await mouse.write(page.getByLabel(say('classes_name'), { exact: true }), name);
		await page.keyboard.press('Enter');
		await this.seesTitle(name);
	}

	/** Pastes a list into the empty class, sees what it becomes, and adds those who were understood. */
	async pasteStudents(list: string, becomes: { lines: number; students: number; refused: string[] }): Promise<void> {
		const { page, say } = this;
		await expect(page.getByLabel(say('classes_paste_label'))).toBeFocused();
		await this.person.context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.evaluate((text) => navigator.clipboard.writeText(text), list);
		await page.keyboard.press('ControlOrMeta+v');
		const preview = page.getByRole('region', { name: say('classes_preview') });
		await expect(preview.getByRole('row')).toHaveCount(1 + becomes.lines);
		for (const reason of becomes.refused) await expect(preview).toContainText(reason);
		await expect(page.getByText(say('classes_list_empty'))).toBeVisible();
		await this.press(say('classes_add_many', { count: becomes.students }));
		await this.#hasStudents(becomes.students);
	}

	/** Types them one by one. */
	async addStudents(names: string[]): Promise<void> {
		const { page, say, mouse } = this;
		await this.press(say('classes_cancel'));
		for (const [index, name] of names.entries()) {
			await mouse.write(page.getByLabel(say('classes_add_one'), { exact: true }), name);
			await page.keyboard.press('Enter');
			await this.#hasStudents(index + 1);
		}
	}

	/** Prints slips for everybody in the class, and reads them from the paper. */
	async printSlips(count: number): Promise<Slip[]> {
		const { page, say } = this;
		await this.press(say('slips_print', { count }));
		await expect(page.getByText(say('slips_ready', { count }))).toBeVisible();
		await expect(page.locator('.secret').first()).toBeHidden();
		await page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { printed: true }) }));
		await this.press(say('slips_print_now'));
		expect(await page.evaluate(() => Reflect.get(window, 'printed') as unknown)).toBe(true);
		await page.emulateMedia({ media: 'print' });
		const papers = page.getByRole('main').getByRole('listitem');
		await expect(papers).toHaveCount(count);
		const slips = await papers.evaluateAll((all) =>
			all.map((one) => ({
				name: one.querySelector('h2')?.innerText ?? '',
				signInName: one.querySelector('dd:not(.address)')?.textContent ?? '',
				password: one.querySelector<HTMLElement>('.secret')?.innerText ?? ''
			}))
		);
		await page.emulateMedia({ media: null });
		return slips;
	}

	/** From home again: a project with the class, as the template has it. */
	async makeProject(title: string): Promise<void> {
		const { page, say, mouse } = this;
		await this.goTo(say('shell_home'));
		await this.follow(say('home_step_project'));
		await mouse.write(page.getByLabel(say('project_title'), { exact: true }), title);
		await expect(page.getByLabel(say('project_template_cool_block'))).toBeChecked();
		await page.keyboard.press('Enter');
		await this.seesTitle(say('overview_title'));
	}

	/** Who could only be one teacher is asked with one button. */
	async invite(teacher: string): Promise<void> {
		const { page, say } = this;
		await this.follow(say('invite_none_act'));
		await this.press(say('invite_submit'));
		const asked = page.getByRole('region', { name: say('invite_title') });
		await expect(asked.getByRole('listitem').filter({ hasText: teacher })).toBeVisible();
		await expect(asked.getByRole('status')).toContainText(say('invite_start'));
	}

	/** Finds the invitation at home, and joins with the class. */
	async acceptInvitation(from: string, title: string): Promise<void> {
		const { say } = this;
		await this.goTo(say('shell_home'));
		await this.follow(say('home_invitation', { name: from, title }));
		await this.seesTitle(title);
		await this.press(say('invitation_accept'));
		await this.seesTitle(say('overview_title'));
	}

	/** "Mix for me": looks at what it would be, and makes it. */
	async mixTeams(count: number, students: string[]): Promise<Team[]> {
		const { page, say } = this;
		await this.follow(say('overview_mix'));
		await expect(page.getByText(say('teams_preview'))).toBeVisible();
		await this.press(say('teams_make', { count }));
		await this.seesTitle(say('overview_title'));
		const rows = page.getByRole('table').locator('tbody').getByRole('row');
		await expect(rows).toHaveCount(count);
		return Promise.all(
			(await rows.all()).map(async (row) => {
				const name = await row.getByRole('link').innerText();
				const inside = (await row.getByRole('rowheader').innerText()).split(/[\n,]/).map((part) => part.trim());
				return { name, students: students.filter((one) => inside.includes(one)) };
			})
		);
	}

	/** Says yes to the code of conduct, which stands where the box to write in will be. */
	async accept(): Promise<void> {
		await this.press(this.say('conduct_accept'));
	}

	/** From home into the space of a team. */
	async enterTeam(title: string, team: string): Promise<Talk> {
		const { page, say, mouse } = this;
		await this.goTo(say('shell_home'));
		await mouse.click(page.getByRole('main').getByRole('link').filter({ hasText: title }));
		await this.follow(team);
		await page.waitForURL(/\/chat$/);
		return new Talk(this.person, team);
	}

	/** Ends the account of a student on the page of the class. */
	async endStudent(className: string, student: string): Promise<void> {
		const { page, say, mouse } = this;
		await this.goTo(say('shell_classes'));
		await this.follow(className);
		await mouse.click(page.getByRole('button', { name: say('classes_more', { name: student }), exact: true }));
		await mouse.click(page.getByRole('dialog').getByRole('button', { name: say('classes_end'), exact: true }));
	}

	async #hasStudents(count: number): Promise<void> {
		const students = this.page.getByRole('region', { name: this.say('classes_list_title') });
		await expect(students.locator('tbody').getByRole('row')).toHaveCount(count);
	}
}
