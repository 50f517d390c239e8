import { parse } from 'csv-parse/sync';
import { limits } from '$lib/schemas/limits';
import { columnsIn, isHeading, type Column } from './rosterColumns';

/**
 * Reads a pasted list of students, one a line: "Noor van der Berg", "Berg, Noor van der", or columns from a
 * spreadsheet with or without headings. Pure: what a line means for a class is for rosterNames.ts to say.
 */
export interface GivenAndFamily {
	given: string;
	/** With its prefixes, "van der Berg"; empty when there is only one name. */
	family: string;
}

/** Why a line is not understood; the texts stand in classes.json as `classes_roster_…`. */
export type Misread = 'unreadable' | 'long' | 'nameless' | 'address' | 'columns' | 'signs' | 'many';

export interface RosterLine {
	/** Counted from 1, as in the list. */
	line: number;
	/** What stood there, fit to be shown again. */
	text: string;
	name: GivenAndFamily | null;
	misread: Misread | null;
}

const longestLine = 200;
const longestGiven = 40;

/** Every line that is not empty and no heading, in order. */
export function readRoster(list: string): RosterLine[] {
	const filled = list
		.toWellFormed()
		.normalize('NFC')
		.split(/\r\n|[\r\n\u2028\u2029\v\f]/)
		.map((raw, index) => ({ line: index + 1, raw: tidy(raw) }))
		.filter(({ raw }) => /[^\s;,"]/.test(raw));
	const first = filled[0];
	const columns = first && isHeading(first.raw) ? columnsIn(first.raw) : null;
	const lines = columns ? filled.slice(1) : filled;
	return lines.map(({ line, raw }, index) => {
		const read = index < limits.rosterLines ? readLine(raw, columns) : 'many';
		const text = [...raw.replace(unseen, '\uFFFD').replaceAll('\t', ' ')].slice(0, 80).join('');
		return typeof read === 'string'
			? { line, text, name: null, misread: read }
			: { line, text, name: read, misread: null };
	});
}

/** Byte order mark, soft hyphens and marks of direction mean nothing here; every kind of space means a space. */
function tidy(raw: string): string {
	return raw
		.replace(/[\uFEFF\u200B\u200E\u200F\u00AD\u2060]/g, '')
		.replace(/(?!\t)[\p{Zs}]/gu, ' ')
		.replace(/ {2,}/g, ' ')
		.replace(/^ +| +$/g, '');
}

/** Control characters, and those that turn the direction of writing: who reads the page would not see what it says. */
const unseen = /(?!\t)[\p{Cc}\u061C\u202A-\u202E\u2066-\u2069]/gu;

function readLine(raw: string, columns: Column[] | null): GivenAndFamily | Misread {
	if (raw.length > longestLine) return 'long';
	if (raw.search(unseen) >= 0) return 'unreadable';
	const cells = cellsOf(raw, columns);
	if (!cells) return 'unreadable';
	const name = columns && columns.length > 1 ? byHeadings(cells, columns) : byPosition(cells);
	if (typeof name === 'string') return name;
	if (/@|https?:/i.test(name.given + name.family)) return 'address';
	if (!/\p{L}/u.test(name.given)) return 'nameless';
	if (!onlyNameSigns.test(name.given + name.family)) return 'signs';
	return [...name.given].length > longestGiven ? 'long' : name;
}

/** Letters, what stands between them in names, and what people draw beside theirs. */
const onlyNameSigns =
	/^(?:[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator} '’‘ʼʻ`´.·-]|\u200C|\u200D)*$/u;

function cellsOf(raw: string, columns: Column[] | null): string[] | null {
	const delimiter = raw.includes('\t') ? '\t' : raw.includes(';') ? ';' : columns && columns.length > 1 ? ',' : ';';
	try {
		const [cells = []] = parse(raw, { delimiter, relax_quotes: true, relax_column_count: true, trim: true });
		return cells.map(String);
	} catch {
		return null;
	}
}

function byHeadings(cells: string[], columns: Column[]): GivenAndFamily | Misread {
	if (cells.slice(columns.length).some((cell) => cell !== '')) return 'columns';
	const under = (column: Column) => cells[columns.indexOf(column)] ?? '';
	if (columns.includes('full')) return fromWords(under('full'));
	const family = `${under('prefix')} ${under('family')}`.trim();
	return columns.includes('given') ? fromParts(under('given'), family) : fromWords(family);
}

/** Without headings: one cell in words, or given name, prefix and family name, perhaps with a number before them. */
function byPosition(all: string[]): GivenAndFamily | Misread {
	const numbered = all.length > 1 && /^\d{1,4}[.)]?$/.test(all[0] ?? '');
	const cells = numbered ? all.slice(1) : all;
	while (cells.length > 1 && cells.at(-1) === '') cells.pop();
	const [one = '', two = '', three = ''] = cells;
	if (cells.length === 1) return fromWords(one);
	if (cells.length === 2) return fromParts(one, two);
	if (cells.length === 3 && (two === '' || isPrefix(two))) return fromParts(one, `${two} ${three}`.trim());
	if (cells.length === 3 && isPrefix(three)) return fromParts(two, `${three} ${one}`);
	return 'columns';
}

/** "Given Family" or "Family, Given", after a number or a bullet, without what stands in brackets or quotes. */
function fromWords(text: string): GivenAndFamily | Misread {
	const plain = text
		.replace(/^\d{1,4}\s*[.):-]?\s+|^\d{1,4}[.)]|^[-–•*]\s+/, '')
		.replace(/"[^"]*"|\([^)]*\)/g, ' ')
		.trim();
	const parts = plain.split(',').map((part) => part.trim());
	if (parts.length === 1) return fromTokens(plain.split(/\s+/));
	const [family = '', second = '', third] = parts;
	if (parts.length === 3 && isPrefix(second)) return fromParts(third ?? '', `${second} ${family}`);
	if (parts.length === 3 && isPrefix(third ?? '')) return fromParts(second, `${third} ${family}`);
	if (parts.length > 2) return 'columns';
	return withPrefixAfter(second, family);
}

/** "Noor van der", as Dutch lists have it behind the comma. */
function withPrefixAfter(given: string, family: string): GivenAndFamily {
	const tokens = given.split(/\s+/);
	const end = tokens.findLastIndex((token) => !isPrefix(token)) + 1;
	if (end === 0) return fromParts(given, family);
	return fromParts(tokens.slice(0, end).join(' '), [...tokens.slice(end), family].join(' '));
}

/** The family name begins at the first prefix after the given name, else at the second word. */
function fromTokens(tokens: string[]): GivenAndFamily {
	const prefix = tokens.findIndex((token, index) => index > 0 && isPrefix(token));
	const at = prefix > 0 ? prefix : 1;
	return fromParts(tokens.slice(0, at).join(' '), tokens.slice(at).join(' '));
}

function fromParts(given: string, family: string): GivenAndFamily {
	return { given: asWritten(given), family: family.replace(/\s+/g, ' ').trim() };
}

/** NOOR and noor are Noor; TJ and JP stay what they are. */
function asWritten(given: string): string {
	const plain = given.replace(/\s+/g, ' ').trim();
	const isShouted = plain === plain.toUpperCase() && /\p{Lu}{3}/u.test(plain);
	if (!isShouted && plain !== plain.toLowerCase()) return plain;
	return plain
		.toLowerCase()
		.replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

const prefixes = new Set(
	"van der den de het 't ’t 's ’s ter ten te tot op aan bij in onder uit von vom zu zum da das do dos du di del della la le el al ben bin ibn".split(
		' '
	)
);

/** Whether this is nothing but what stands before a family name, such as "van der". */
export function isPrefix(words: string): boolean {
	return words.split(/\s+/).every((word) => prefixes.has(word.toLowerCase()));
}
