import { commentAddress } from '$lib/components/commentAddress';
import type { SearchAddress } from '$lib/schemas/search';

/** An address under which the search stays as it is, further on. Without `beyond` it begins at the newest. */
export function searchLink(asked: SearchAddress, beyond: number | null): string {
	const facts = Object.entries({ ...asked, beyond }).filter(([, value]) => value !== null && value !== '');
	return `/search?${new URLSearchParams(facts.map(([name, value]) => [name, String(value)])).toString()}`;
}

interface Place {
	id: string;
	space: string;
	project: string;
	n: number | null;
	thread: { kind: 'message' | 'card' | 'file'; id: string } | null;
}

/** Where a message that was found stands: in the talk at that place, with its thread open, or at its card or file. */
export function placeLink({ id, space, project, n, thread }: Place): string {
	const address = `/projects/${project}/${space}`;
	if (thread && thread.kind !== 'message') return commentAddress(address, { ...thread, kind: thread.kind }, id);
	return `${address}/chat?at=${n ?? 1}${thread ? `&thread=${thread.id}` : ''}#message-${id}`;
}
