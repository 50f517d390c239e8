import { BoardPage } from './boardPage';
import { expect, lostConnection, refusal, test, type Stage } from './stage';

/** The board, by two people at once: dragging, keys, menu and finger, writing on a card, and what is never lost. */
const team = 'Team Acorn';

/** A student and a partner at the other school, at the board of their team, with two columns and three cards of this test's own. */
async function twoAt(stage: Stage, name: string) {
	const [thijs, kai] = [await stage.person('student6.enschede'), await stage.person('student6.gunn')];
	const theirs = new BoardPage(kai, team);
	const [from, to] = [`${name} from`, `${name} to`] as const;
	const made = await theirs.prepare(
		[from, to],
		['one', 'two', 'three'].map((card) => `${name} ${card}`)
	);
	const ours = await new BoardPage(thijs, team).open();
	await theirs.open();
	const [one, two, three] = [`${name} one`, `${name} two`, `${name} three`] as const;
	return { thijs, kai, ours, theirs, from, to, one, two, three, ...made };
}

test('a card dragged in one school arrives in the other, told once; what others add meanwhile waits for the drop', async ({
	stage
}) => {
	const { ours, theirs, from, to, one, two, three } = await twoAt(stage, 'drag');
	await ours.carry(one, to);
	await theirs.add(from, 'drag meanwhile');
	await ours.page.waitForTimeout(500);
	await expect(ours.card('drag meanwhile')).toHaveCount(0);
	await expect(ours.column(to).locator(`[aria-label="${one}"]`)).toHaveCount(1);
	await ours.page.mouse.up();
	await ours.sees(from, two, three, 'drag meanwhile');
	await ours.sees(to, one);
	await theirs.sees(to, one);
	await expect(ours.card(one)).toBeFocused();
	expect(ours.moves).toHaveLength(1);

	await ours.carry(two, to);
	await ours.page.keyboard.press('Escape');
	await ours.sees(from, two, three, 'drag meanwhile');
	await ours.page.mouse.up();
	await ours.sees(to, one);
	expect(ours.moves).toHaveLength(1);
});

test('a card moved by keyboard is told once, where it is put down; Escape puts it back, and both are said', async ({
	stage
}) => {
	const { thijs, ours, theirs, from, to, one, two, three } = await twoAt(stage, 'keys');
	const { page } = ours;
	await ours.card(two).focus();
	await page.keyboard.press('Space');
	const words = { title: two, position: 2, count: 3, column: from };
	await expect(ours.said).toHaveText(thijs.say('board_drag_started', words));
	await page.keyboard.press('ArrowDown');
	await ours.sees(from, one, three, two);
	await page.keyboard.press('ArrowRight');
	await ours.sees(to, two);
	await expect(ours.card(two)).toBeFocused();
	await theirs.sees(from, one, two, three);
	await page.keyboard.press('Space');
	await theirs.sees(to, two);
	await theirs.sees(from, one, three);
	await expect(ours.card(two)).toBeFocused();
	expect(ours.moves).toHaveLength(1);
	await expect(ours.said).toHaveText(thijs.say('board_drag_dropped', { ...words, position: 1, count: 1, column: to }));

	await page.keyboard.press('Space');
	await page.keyboard.press('Shift+Tab');
	await ours.sees(to);
	await page.keyboard.press('Escape');
	await ours.sees(to, two);
	await expect(ours.said).toHaveText(thijs.say('board_drag_cancelled'));
	await expect(ours.card(two)).toBeFocused();
	expect(ours.moves).toHaveLength(1);

	await page.keyboard.press('ArrowLeft');
	await expect(ours.card(one)).toBeFocused();
	await page.keyboard.press('n');
	await expect(ours.newIn(from)).toBeFocused();
	await page.keyboard.type('keys new');
	await page.keyboard.press('Enter');
	await theirs.sees(from, one, three, 'keys new');
	await expect(ours.newIn(from)).toBeFocused();
	await expect(ours.newIn(from)).toHaveValue('');
});

test('a card is moved by choosing, and by a finger that rests on it; a tap opens it', async ({ stage }) => {
	const { kai, ours, theirs, from, to, one, two, three } = await twoAt(stage, 'choose');
	await theirs.card(three).hover();
	await theirs.card(three).getByRole('button').click();
	const dialog = theirs.page.getByRole('dialog');
	await dialog.getByLabel(kai.say('board_move_column')).selectOption({ label: to });
	await dialog.getByRole('button', { name: kai.say('board_move_submit'), exact: true }).click();
	await ours.sees(to, three);
	await expect(theirs.card(three)).toBeFocused();

	const touching = await stage.person('student5.gunn', { hasTouch: true });
	const board = await new BoardPage(touching, team).open();
	const finger = await touching.context.newCDPSession(board.page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
		finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
	const [start, end] = await board.boxes(one, to);
	await touch('touchStart', start.x + 60, start.y + 40);
	await board.page.waitForTimeout(400);
	for (let step = 1; step <= 12; step++) {
		await touch('touchMove', start.x + 60 + ((end.x - start.x) * step) / 12, start.y + 40 + step);
		await board.page.waitForTimeout(25);
	}
	await expect(board.column(to).locator(`[aria-label="${one}"]`)).toHaveCount(1);
	await touch('touchEnd');
	await ours.sees(from, two);
	await expect(ours.column(to).getByRole('listitem')).toHaveCount(2);
	await board.card(two).tap();
	await expect(board.sheet.getByRole('heading', { name: two })).toBeVisible();
});

test('what somebody writes on a card stays theirs, whatever others do to the card meanwhile', async ({ stage }) => {
	const { thijs, kai, ours, theirs, one, cards } = await twoAt(stage, 'write');
	const text = ours.sheet.getByLabel(thijs.say('board_text'));
	await ours.card(one).getByRole('link').click();
	await ours.sheet.getByRole('link', { name: thijs.say('board_edit') }).click();
	await text.fill('Geschreven in Enschede');
	await theirs.card(one).getByRole('link').click();
	await theirs.sheet.getByRole('link', { name: kai.say('board_edit') }).click();
	await theirs.sheet.getByLabel(kai.say('board_text')).fill('Written in Palo Alto');
	await theirs.sheet.getByRole('button', { name: kai.say('board_edit_save') }).click();

	await expect(ours.sheet.getByRole('alert')).toContainText('Written in Palo Alto');
	await expect(text).toHaveValue('Geschreven in Enschede');
	await expect(text).toBeFocused();
	await ours.open(`?card=${cards[0]}`);
	await expect(text).toHaveValue('Geschreven in Enschede');
	await expect(ours.sheet.getByRole('alert')).toContainText('Written in Palo Alto');

	await theirs.sheet.getByRole('button', { name: kai.say('board_remove') }).click();
	await expect(ours.sheet.getByRole('status')).toContainText(thijs.say('board_removed_meanwhile'));
	await expect(text).toHaveValue('Geschreven in Enschede');
	await ours.sheet.getByRole('button', { name: thijs.say('board_bring_back') }).click();
	await expect(theirs.card(one)).toHaveCount(1);
	await ours.sheet.getByRole('button', { name: thijs.say('board_conflict_mine') }).click();
	await theirs.card(one).getByRole('link').click();
	await expect(theirs.sheet).toContainText('Geschreven in Enschede');

	await ours.sheet.getByRole('link', { name: thijs.say('board_edit') }).click();
	await text.fill('Toch niet');
	await ours.sheet.getByRole('link', { name: thijs.say('board_edit_cancel') }).click();
	await expect(ours.sheet).toContainText('Geschreven in Enschede');
	await ours.page.getByRole('button', { name: thijs.say('shell_undo') }).click();
	await expect(text).toHaveValue('Toch niet');
});

test('a date is a time on the own wall, read on both, and late by the clock of the server', async ({ stage }) => {
	const { thijs, kai, ours, theirs, one } = await twoAt(stage, 'due');
	// Whatever the computer of a pupil says.
	await theirs.page.clock.setFixedTime(new Date('2020-01-01T12:00:00Z'));
	const date = async (day: string, time: string) => {
		await ours.sheet.getByRole('link', { name: thijs.say('board_edit') }).click();
		await ours.sheet.getByLabel(thijs.say('board_edit_date')).fill(day);
		await ours.sheet.getByLabel(thijs.say('board_edit_time', { city: 'Enschede' })).fill(time);
		await ours.sheet.getByRole('button', { name: thijs.say('board_edit_save') }).click();
	};
	await ours.card(one).getByRole('link').click();
	await date('2026-10-28', '11:00');
	await expect(ours.card(one)).toContainText(thijs.say('board_late'));
	await expect(theirs.card(one)).toContainText(kai.say('board_late'));
	await expect(theirs.card(one)).toContainText('Wed 28 Oct 03:00');
	await theirs.card(one).getByRole('link').click();
	await expect(theirs.sheet.locator('time')).toContainText('Wed 03:00 Palo Alto · 11:00 Enschede');

	await ours.sheet.getByRole('button', { name: thijs.say('board_assign_me') }).click();
	await expect(theirs.sheet).toContainText('Thijs');
	await date('2026-12-04', '16:00');
	await expect(theirs.sheet.locator('time')).toContainText('Fri 07:00 Palo Alto · 16:00 Enschede');
	await expect(theirs.card(one).locator('.chip')).toHaveCount(0);
});

test('who comes back online has the card where others put it, and a move that did not get out is told', async ({
	stage
}) => {
	stage.tolerate(...lostConnection);
	const { thijs, ours, theirs, from, to, one, two, three, columns, cards } = await twoAt(stage, 'away');
	await thijs.context.setOffline(true);
	await ours.carry(one, to);
	await ours.page.mouse.up();
	await expect(ours.page.getByText(thijs.say('space_act_failed'))).toBeVisible();
	await ours.sees(from, one, two, three);
	await theirs.command('move', { card: cards[2]!, column: columns[1]!, after: '', before: '' });
	await theirs.sees(to, three);
	await thijs.context.setOffline(false);
	await ours.sees(from, one, two);
	await ours.sees(to, three);
	await ours.carry(one, to);
	await ours.page.mouse.up();
	await theirs.sees(from, two);
});

test('a student without JavaScript adds, edits and moves a card, and loses nothing to who was faster', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const { from, to, one, two, three, theirs, cards } = await twoAt(stage, 'plain');
	const fay = await stage.person('student5.enschede', { javaScriptEnabled: false });
	const board = new BoardPage(fay, team);
	const { page } = board;
	const { say } = fay;
	await page.goto(board.path);
	await board.newIn(from).fill('plain new');
	await Promise.all([page.waitForEvent('load'), board.newIn(from).press('Enter')]);
	await page.reload();
	await theirs.sees(from, one, two, three, 'plain new');

	await board.card(one).getByRole('link').click();
	await board.sheet.getByRole('link', { name: say('board_edit') }).click();
	await board.sheet.getByLabel(say('board_text')).fill('Zonder script');
	await theirs.command('edit', { card: cards[0]!, version: '1', title: one, text: 'Faster', dueDate: '', dueTime: '' });
	await board.sheet.getByRole('button', { name: say('board_edit_save') }).click();
	await expect(board.sheet.getByRole('alert')).toContainText('Faster');
	await expect(board.sheet.getByLabel(say('board_text'))).toHaveValue('Zonder script');
	await board.sheet.getByRole('button', { name: say('board_conflict_mine') }).click();
	await expect(board.sheet).toContainText('Zonder script');
	await expect(board.sheet.getByRole('link', { name: say('board_edit') })).toBeVisible();

	await board.sheet.getByLabel(say('board_move_column')).selectOption({ label: to });
	await board.sheet.getByRole('button', { name: say('board_move_submit'), exact: true }).click();
	await theirs.sees(to, one);
	await board.sheet.getByRole('button', { name: say('board_remove') }).click();
	await page.goto(`${board.path}?bin`);
	await page.getByRole('button', { name: say('board_bin_restore_label', { title: one }) }).click();
	await theirs.sees(to, one);
});
