import type { Block, Inline, Words } from '$lib/realtime/words';
import { parseMarkdown } from './markdown';
import { everyInline } from './wordTree';

/** What a text says, without the signs of its Markdown: each paragraph, item and line of code on lines of its own. */
export function plainText(text: string): string {
	return blocksText(parseMarkdown(text));
}

function blocksText(words: Words): string {
	return words.map(blockText).join('\n');
}

function blockText(block: Block): string {
	if ('quote' in block) return blocksText(block.quote);
	if ('list' in block) return block.list.map(blocksText).join('\n');
	return 'code' in block ? block.code : everyInline([block]).map(ownText).join('');
}

/** Straight from a text there are no persons, groups and moments yet: they are what was typed. */
function ownText(part: Inline): string {
	if (typeof part === 'string') return part;
	if ('code' in part) return part.code;
	return 'br' in part ? '\n' : '';
}
