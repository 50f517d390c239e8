import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { isPlain, parseMarkdown, parseWhole } from '$lib/server/talk/markdown';

const p = (...inlines: unknown[]) => ({ p: inlines });

describe('what people write in Markdown', () => {
	const cases: [string, string, unknown[]][] = [
		['bold', 'so **very** big', [p('so ', { bold: ['very'] }, ' big')]],
		['italic, both ways', '*a* and _b_', [p({ italic: ['a'] }, ' and ', { italic: ['b'] })]],
		['strike', '~~no~~ yes', [p({ strike: ['no'] }, ' yes')]],
		['one in the other', '**a *b* ~~c~~**', [p({ bold: ['a ', { italic: ['b'] }, ' ', { strike: ['c'] }] })]],
		['inline code, as it is', '`**x** <b>`', [p({ code: '**x** <b>' })]],
		['a code block', '```js\nlet a = 1;\n\nlet b;\n```', [{ code: 'let a = 1;\n\nlet b;' }]],
		['a code block that nobody closed', '```\n> 1', [{ code: '> 1' }]],
		['a list', '- lamp\n- tap', [{ list: [[p('lamp')], [p('tap')]] }]],
		['a numbered list', '3. lamp\n4. tap', [{ list: [[p('lamp')], [p('tap')]], from: 3 }]],
		['a list in a list', '- a\n  - b', [{ list: [[p('a'), { list: [[p('b')]] }]] }]],
		['a quote and an answer', '> one\n> two\n\nno', [{ quote: [p('one', { br: true }, 'two')] }, p('no')]],
		['a new line', '**a**\nb', [p({ bold: ['a'] }, { br: true }, 'b')]],
		['paragraphs', 'a\n\nb', [p('a'), p('b')]],
		['a link', '[the map](https://a.nl/x?y=1)', [p({ href: 'https://a.nl/x?y=1', says: ['the map'] })]],
		['an address', 'see https://a.nl/x.', [p('see ', { href: 'https://a.nl/x', says: ['https://a.nl/x'] }, '.')]],
		['mail', '[mail](mailto:a@b.nl)', [p({ href: 'mailto:a@b.nl', says: ['mail'] })]]
	];
	test.each(cases)('%s', (_what, text, words) => expect(parseMarkdown(text)).toEqual(words));
});

describe('everything else is the text it is', () => {
	test.each([
		'<b>bold</b>',
		'<script>alert(1)</script>',
		'<a.nl',
		'[x](javascript:alert(1))',
		'[x](JAVASCRIPT:alert(1))',
		'[x](data:text/html,x)',
		'[x](vbscript:x)',
		'[x](/logout)',
		'[x](//evil.example)',
		'![a picture](ftp://a.nl/x.png)',
		'# no heading',
		'a.nl and a@b.nl',
		'ftp://a.nl',
		'//a.nl/x',
		'&lt;b&gt; &amp; &#x3c;',
		'| a | b |',
		'2 * 3 * 4 = 24',
		'snake_case_name',
		'>',
		'-',
		'**',
		'1.',
		'***'
	])('%s', (text) => expect(isPlain(parseMarkdown(text), text), JSON.stringify(parseMarkdown(text))).toBe(true));

	test.each([
		['a table', 'a | b\n--|--\n1 | 2'],
		['a line', 'above\n\n---\n\nbelow'],
		['a heading by underlining', 'above\n====='],
		['a reference', '[x]: https://a.nl "t"\n\nbelow'],
		['an image', '![x](https://a.nl/x.png)']
	])('%s loses no letter that was written', (_what, text) => {
		const shown = text.replace('(https://a.nl/x.png)', '');
		expect(textOf(parseMarkdown(text)).match(/[a-z\d]/g)).toEqual(shown.match(/[a-z\d]/g));
	});
});

describe('a text', () => {
	it('of one plain paragraph, also of several lines, is not worth a tree', () => {
		for (const text of ['Hoi', 'Hoi\nallemaal', '16:00? Yes!', 'A & B < C', '']) {
			expect(isPlain(parseMarkdown(text), text), text).toBe(true);
		}
		for (const text of ['a\n\nb', '\\*a\\*', '*a*']) expect(isPlain(parseMarkdown(text), text), text).toBe(false);
	});

	it('that surely means no more than itself is told from others without parsing, and rightly', () => {
		const signs = fc.constantFrom(...'a1 -+.)(:/#!|&<*_~`>[]\\\n@htps'.split(''), 'http://a.nl', '1. ', '- ');
		fc.assert(
			fc.property(fc.array(signs, { minLength: 1, maxLength: 12 }), (parts) => {
				const text = parts.join('').trim();
				expect(parseMarkdown(text)).toEqual(parseWhole(text));
			}),
			{ numRuns: 3_000 }
		);
	});

	it('keeps every letter that was written, whatever marks stand around it', () => {
		const signs = fc.constantFrom(...'abc *_~`>-1.[]()\n'.split(''));
		fc.assert(
			fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
				const text = parts.join('').trim();
				const letters = (some: string) => some.replaceAll(/[^abc]/g, '');
				// After ``` stands the name of a language, which is not shown.
				if (!text.includes('```') && !text.includes('~~~')) {
					expect(letters(textOf(parseMarkdown(text)))).toBe(letters(text));
				}
			}),
			{ numRuns: 2_000 }
		);
	});
});

describe('4,000 characters meant to be slow', () => {
	const times = (text: string) => text.repeat(Math.ceil(4_000 / text.length)).slice(0, 4_000);
	const slow = [
		...['>', '> ', '- ', '1. ', '*', '**', '_', '~~', '`', '[', '![', '[](', '](', '\\', '*a ', '**a', '_a_*', '*_'],
		...['~', '[a](', '[a](<', 'http://', 'https://a.', '(http://a', '``', '` ', '>-', '-\n', '>\n', '1.\n', '***a'],
		...['a**b', '<', '&', '@', 'mailto:', '*a_ ', '[[]]', '[a][b]', '\n\n', '```\n', '~~~\n', '| ', '[a](http://b "']
	];
	it.each(slow)('%j is parsed in less than 50 ms', (unit) => {
		const text = times(unit);
		parseMarkdown(text);
		const spent = [1, 2, 3].map(() => {
			const before = performance.now();
			parseMarkdown(text);
			return performance.now() - before;
		});
		expect(Math.min(...spent)).toBeLessThan(50);
	});

	it('nest no deeper than a dozen levels, or stay text', () => {
		const deep = `${'> '.repeat(10)}x`;
		expect(isPlain(parseMarkdown(`${'> '.repeat(60)}x`), `${'> '.repeat(60)}x`)).toBe(true);
		expect(JSON.stringify(parseMarkdown(deep)).match(/quote/g)).toHaveLength(10);
	});
});

test('no browser ever gets the parser: one file imports it, and that is the server’s', () => {
	const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
		/\.(ts|js|svelte)$/.test(name)
	);
	const using = files.filter((name) => /from 'markdown-it/.test(readFileSync(join('src', name), 'utf8')));
	expect(using).toEqual(['lib/server/talk/markdown.ts']);
});

/** The letters that a reader sees. */
function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (Array.isArray(value)) return value.map(textOf).join(' ');
	if (typeof value !== 'object' || value === null) return '';
	return Object.entries(value)
		.map(([key, part]) => (key === 'href' ? '' : textOf(part)))
		.join(' ');
}
