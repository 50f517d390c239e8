import type { Words } from '$lib/realtime/words';
import type { Transaction } from '../db/store';
import type { ChangeContext } from '../projects/change';
import { isPlain, parseMarkdown, parserVersion } from './markdown';
import { mentionableBy, withMentions } from './mentions';
import { momentsInto, type Moment } from './moments';
import { replaceText } from './wordTree';

/** What a text means, as its row keeps it: the Markdown, whom it speaks to, and the moments in it. */
export interface Written {
	words: Words | null;
	parser: number;
}

export async function written(
	tx: Transaction,
	{ at, member }: Pick<ChangeContext, 'at' | 'member'>,
	text: string,
	moments: Moment[]
): Promise<Written> {
	let words = parseMarkdown(text);
	if (text.includes('@')) {
		const mentionable = await mentionableBy(tx, member, at);
		words = replaceText(words, (part) => withMentions(part, mentionable));
	}
	if (moments.length > 0) words = replaceText(words, momentsInto(moments));
	return { words: isPlain(words, text) ? null : words, parser: parserVersion };
}
