import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldWithStarts } from '../../../src/lib/server/search/folding';
import { mostTerms, termsOf } from '../../../src/lib/server/search/terms';
import { snippetOf } from '../../../src/lib/server/search/snippets';

const marked = (text: string, question: string) =>
	snippetOf(text, termsOf(question))
		.map(({ text, isHit }) => (isHit ? `[${text}]` : text))
		.join('');

test.each([
	['Hoi Maya!', ' hoi maya '],
	['Coördinatie, één café', ' coordinatie een cafe '],
	['ZONNE-ENERGIE  16:00', ' zonne energie 16 00 '],
	['Straße Łódź Ångström smørrebrød ĳs', ' strasse lodz angstrom smorrebrod ijs '],
	['e\u0301e\u0301n', ' een '],
	['水 и 🌍', ' 水 и '],
	['🌍 !?', ' '],
	['', ' ']
])('%j is found as %j', (text, folded) => {
	expect(fold(text)).toBe(folded);
	expect(foldWithStarts(text).text).toBe(folded);
});

test('folding with and without the way back come to the same, whatever people write', () => {
	const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
	fc.assert(
		fc.property(texts, (text) => {
			const { text: folded, starts } = foldWithStarts(text);
			expect(starts).toHaveLength(folded.length + 1);
			expect(starts).toEqual(starts.toSorted((a, b) => a - b));
			expect(folded).toMatch(/^ (?:[^ ]+ )*$/);
		}),
		{ numRuns: 500 }
	);
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...'aéÉß ñÇ16:. -øŁ"*(')), (signs) => {
			expect(foldWithStarts(signs.join('')).text).toBe(fold(signs.join('')));
		})
	);
});

test.each([
	['water', ['water']],
	['de', [' de ']],
	['Water de', ['water', ' de ']],
	['"Wat is dit"', [' wat is dit ']],
	['“what is” this', [' what is ', 'this']],
	['water"', ['water']],
	['foto’s', ['foto s']],
	['16:00', ['16 00']],
	['a a a', [' a ']],
	['AND OR NOT NEAR(a b)', ['and', ' or ', 'not', 'near a', ' b ']],
	['* ^ : - + ( ) {}', []],
	['"" " "', []]
])('%j asks for %j', (question, terms) => {
	expect(termsOf(question)).toEqual(terms);
});

test('a question of a thousand words is cut, and holds nothing but letters, digits and spaces', () => {
	expect(termsOf(Array.from({ length: 1000 }, (_, i) => `w${i}x`).join(' '))).toHaveLength(mostTerms);
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (question) => {
			for (const term of termsOf(question)) {
				expect(term).toMatch(/^[\p{L}\p{N} ]+$/u);
				expect([...term].length).toBeGreaterThanOrEqual(3);
			}
		})
	);
});

test('a snippet marks what was asked for as it was written, parts of words and accents included', () => {
	expect(marked('We meten het wateroverschot', 'water')).toBe('We meten het [water]overschot');
	expect(marked('Eén café is open', 'een cafe')).toBe('[Eén] [café] is open');
	expect(marked('de deur van de klas', 'de')).toBe('[de] deur van [de] klas');
	expect(marked('Zonne-energie!', '"zonne energie"')).toBe('[Zonne-energie]!');
	expect(marked('banana', 'ana nan')).toBe('b[anana]');
	expect(marked('nothing here', 'absent')).toBe('nothing here');
});

test('of a long text the snippet is what stands around the first hit, cut between words', () => {
	const long = `${'lorem ipsum '.repeat(50)}turbine ${'dolor sit '.repeat(50)}`;
	const shown = marked(long, 'turbine');
	expect(shown).toMatch(/^… (lorem|ipsum) .*\[turbine\].* (dolor|sit) …$/);
	expect(shown.length).toBeLessThan(240);
	expect(marked(`${'🌍'.repeat(300)} turbine ${'🌍'.repeat(300)}`, 'turbine')).not.toMatch(
		/(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/
	);
});
