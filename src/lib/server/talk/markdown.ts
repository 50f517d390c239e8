import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Inline, Words } from '$lib/realtime/words';

/**
 * Markdown as people write it in a chat: bold, italic, strike, lists, quotes, links, inline code and code blocks.
 * Nothing else is anything but text: no HTML, no pictures, no headings or tables. It is parsed once, at the write;
 * what comes out is a tree of words, never HTML, and no browser ever loads the parser.
 */

/** Stored beside every tree: when the parser learns something, older trees can be told from newer ones. */
export const parserVersion = 1;

/** Deeper than this nobody writes on purpose: it stays text. */
const deepest = 12;

/** What cannot be more than text is not parsed: most messages. */
const surelyPlain = /^(?!\s*(?:[-+]|\d{1,9}[.)])(?:\s|$))(?!.*https?:)[^*_~`>[\\\n]*$/i;

const parser = new MarkdownIt({ html: false, linkify: true, typographer: false, maxNesting: deepest * 3 });
parser.disable(['code', 'heading', 'lheading', 'hr', 'html_block', 'table', 'reference']);
parser.disable(['image', 'autolink', 'html_inline', 'entity']);
parser.validateLink = isLink;
parser.normalizeLinkText = (text) => text;
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
for (const schema of ['ftp:', '//', 'mailto:']) parser.linkify.add(schema, null);

/** The tree of a text. */
export function parseMarkdown(text: string): Words {
	return surelyPlain.test(text) ? [{ p: [text] }] : parseWhole(text);
}

/** The same, without a look beforehand whether it is worth it. */
export function parseWhole(text: string): Words {
	const tokens = parser.parse(text, {});
	const isDeep = tokens.some(({ level }) => level > deepest);
	const words = isDeep ? [] : blocksOf(new Reading(tokens));
	return words.some(saysSomething) ? words : [{ p: linesOf(text) }];
}

/** Whether a tree says no more than the text itself: then it is not worth keeping. */
export function isPlain(words: Words, text: string): boolean {
	const [only, ...others] = words;
	if (!only || !('p' in only) || others.length > 0) return false;
	const parts = only.p.map((part) => (typeof part === 'string' ? part : 'br' in part ? '\n' : null));
	return !parts.includes(null) && parts.join('') === text;
}

/** Marks around nothing, as in ">", mean nothing. */
function saysSomething(block: Block): boolean {
	if ('p' in block) return block.p.length > 0;
	if ('quote' in block) return block.quote.some(saysSomething);
	return 'list' in block ? block.list.flat().some(saysSomething) : block.code !== '';
}

/** The addresses that a link may lead to; anything else stays text. */
function isLink(address: string): boolean {
	return /^(https?:\/\/|mailto:)/i.test(address) && URL.canParse(address);
}

/** Goes through tokens one by one. */
class Reading {
	readonly #tokens: Token[];
	#at = 0;

	constructor(tokens: Token[]) {
		this.#tokens = tokens;
	}

	/** The next token before one of this type, which is read too; undefined there and at the end. */
	before(type?: string): Token | undefined {
		const token = this.#tokens[this.#at];
		if (token) this.#at += 1;
		return token?.type === type ? undefined : token;
	}
}

function blocksOf(reading: Reading, end?: string): Block[] {
	const blocks: Block[] = [];
	for (let token = reading.before(end); token; token = reading.before(end)) {
		const block = blockOf(token, reading);
		if (block) blocks.push(block);
	}
	return blocks;
}

function blockOf(token: Token, reading: Reading): Block | undefined {
	switch (token.type) {
		case 'inline':
			return { p: inlinesOf(new Reading(token.children ?? [])) };
		case 'fence':
			return { code: token.content.replace(/\n$/, '') };
		case 'blockquote_open':
			return { quote: blocksOf(reading, 'blockquote_close') };
		case 'bullet_list_open':
			return { list: itemsOf(reading, 'bullet_list_close') };
		case 'ordered_list_open':
			return { list: itemsOf(reading, 'ordered_list_close'), from: Number(token.attrGet('start') ?? 1) };
		default:
			return undefined;
	}
}

function itemsOf(reading: Reading, end: string): Block[][] {
	const items: Block[][] = [];
	while (reading.before(end)) items.push(blocksOf(reading, 'list_item_close'));
	return items;
}

function inlinesOf(reading: Reading, end?: string): Inline[] {
	const inlines: Inline[] = [];
	for (let token = reading.before(end); token; token = reading.before(end)) {
		const inline = inlineOf(token, reading);
		const last = inlines.at(-1);
		if (typeof inline !== 'string') inlines.push(inline);
		else if (typeof last === 'string') inlines[inlines.length - 1] = last + inline;
		else if (inline !== '') inlines.push(inline);
	}
	return inlines;
}

function inlineOf(token: Token, reading: Reading): Inline {
	switch (token.type) {
		case 'softbreak':
		case 'hardbreak':
			return { br: true };
		case 'code_inline':
			return { code: token.content };
		case 'strong_open':
			return { bold: inlinesOf(reading, 'strong_close') };
		case 'em_open':
			return { italic: inlinesOf(reading, 'em_close') };
		case 's_open':
			return { strike: inlinesOf(reading, 's_close') };
		case 'link_open':
			return { href: String(token.attrGet('href') ?? ''), says: inlinesOf(reading, 'link_close') };
		default:
			return token.content;
	}
}

function linesOf(text: string): Inline[] {
	return text.split('\n').flatMap((line, index): Inline[] => (index === 0 ? [line] : [{ br: true }, line]));
}
