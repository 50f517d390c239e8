import type { Block, Inline, Words } from '$lib/realtime/words';

/** Going through a tree of words, in the order it is read. */

/** Replaces every stretch of text that is neither code nor in a link. */
export function replaceText(words: Words, replace: (text: string) => Inline[]): Words {
	return words.map((block): Block => {
		if ('p' in block) return { p: block.p.flatMap((inline) => replaceIn(inline, replace)) };
		if ('quote' in block) return { quote: replaceText(block.quote, replace) };
		if ('list' in block) return { ...block, list: block.list.map((item) => replaceText(item, replace)) };
		return block;
	});
}

/** Everything inside the paragraphs, also what stands in something else. */
export function everyInline(words: Words): Inline[] {
	return words.flatMap((block): Inline[] => {
		if ('p' in block) return block.p.flatMap(withInner);
		if ('quote' in block) return everyInline(block.quote);
		return 'list' in block ? block.list.flatMap(everyInline) : [];
	});
}

function replaceIn(inline: Inline, replace: (text: string) => Inline[]): Inline[] {
	if (typeof inline === 'string') return replace(inline);
	const inner = (parts: Inline[]) => parts.flatMap((part) => replaceIn(part, replace));
	if ('bold' in inline) return [{ bold: inner(inline.bold) }];
	if ('italic' in inline) return [{ italic: inner(inline.italic) }];
	return 'strike' in inline ? [{ strike: inner(inline.strike) }] : [inline];
}

function withInner(inline: Inline): Inline[] {
	if (typeof inline === 'string') return [inline];
	const [inner] = [inline].flatMap((one) => ('bold' in one ? [one.bold] : 'italic' in one ? [one.italic] : []));
	const more = inner ?? ('strike' in inline ? inline.strike : 'says' in inline && 'href' in inline ? inline.says : []);
	return [inline, ...more.flatMap(withInner)];
}
