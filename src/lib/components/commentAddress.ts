/** Where what is said about a card or a file is read: it lies open there, and the one comment stands out. */
export interface CommentPlace {
	kind: 'card' | 'file';
	/** Of the card or file. */
	id: string;
}

/**
 * @param space address of the space
 * @param comment id of the one that is led to
 */
export function commentAddress(space: string, { kind, id }: CommentPlace, comment: string): string {
	return kind === 'card'
		? `${space}/board?card=${id}&comment=${comment}`
		: `${space}/files?file=${id}&comment=${comment}`;
}
