import type { Place, Role, World } from './world';

/** What the forms of a board hold. Of an edit the version too: `before` edits of this card go out before this one. */
export function boardFields(
	world: World,
	path: string,
	place: Place,
	role: Role,
	before: number
): Record<string, string> {
	const { card, column, emptyColumn } = place;
	const nowhere = { after: '', before: '' };
	switch (path.split('?/')[1]) {
		case 'add':
			return { column, title: 'Who may write this?' };
		case 'edit': {
			const version = String(world.cardVersion(card) + before);
			return { card, version, title: 'Who may edit this?', text: '', dueDate: '', dueTime: '' };
		}
		case 'move':
			return { card, column, ...nowhere };
		case 'assign':
			return { card, person: world.viewerId(role), assigned: 'yes' };
		case 'addColumn':
			return { name: 'Who may arrange this?' };
		case 'renameColumn':
			return { column, name: 'Who may name this?', done: 'on' };
		case 'moveColumn':
			return { column, ...nowhere };
		case 'removeColumn':
		case 'restoreColumn':
			return { column: emptyColumn };
		default:
			return { card };
	}
}
