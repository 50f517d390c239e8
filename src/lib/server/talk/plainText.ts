import type { Block, Inline, Words } from '$lib/realtime/words';
import { parseMarkdown } from './markdown';

/** What a text says, without the signs of its Markdown: each paragraph, item and line of code on lines of its own. */
export function plainText(text: string): string {
	return blocksText(parseMarkdown(text));
}

function blocksText(words: Words): string {
	return words.map(blockText).join('\n');
}

function blockText(block: Block): string {
	if ('p' in block) return inlineText(block.p);
	if ('quote' in block) return blocksText(block.quote);
	return 'list' in block ? block.list.map(blocksText).join('\n') : block.code;
}

/** Straight from a text there are no persons, groups and moments yet: they are what was typed. */
function inlineText(parts: Inline[]): string {
	return parts
		.map((part) => {
			if (typeof part === 'string') return part;
			if ('bold' in part) return inlineText(part.bold);
			if ('italic' in part) return inlineText(part.italic);
			if ('strike' in part) return inlineText(part.strike);
			if ('code' in part) return part.code;
			if ('says' in part && 'href' in part) return inlineText(part.says);
			return '\n';
		})
		.join('');
}
