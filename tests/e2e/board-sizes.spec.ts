import { BoardPage } from './boardPage';
import { whatIsUnreadable } from './holdsUp';
import { expect, test } from './stage';

/** The board on screens of every size, light and dark. */
test.describe.configure({ mode: 'parallel' });

for (const [width, height] of [
	[1280, 800],
	[1093, 560],
	[390, 780],
	[320, 640]
] as const) {
	test(`a board, a card, a card being written on and the bin hold up at ${width} × ${height}`, async ({ stage }) => {
		const zoe = await stage.person('student7.gunn', { viewport: { width, height } });
		const board = new BoardPage(zoe, 'Team Lantern');
		const long = `look${width} ${'at-this-very-long-word'.repeat(7)}`;
		const { cards } = await board.prepare([`look${width} here`], [long, `look${width} gone`]);
		await board.command('assign', { card: cards[0]!, person: zoe.id, assigned: 'yes' });
		await board.command('remove', { card: cards[1]! });
		for (const query of ['', `?card=${cards[0]}`, `?card=${cards[0]}&edit`, '?bin']) {
			await board.open(query);
			const sideways = await board.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(sideways, `${query} does not scroll sideways`).toBe(0);
			expect(await whatIsUnreadable(board.page, 'light'), query).toEqual([]);
		}
	});
}
