import { expect, test } from 'vitest';
import { words } from '$lib/server/auth/words';
import { newOneTimePassword } from '$lib/server/people/oneTimePasswords';
import { asOnSlip } from '$lib/server/auth/one-time-passwords';

const languages = ['en', 'nl'] as const;

test.each(languages)('the words in %s are short, plain, different, and enough', (language) => {
	const list = words[language];
	expect(list.length).toBeGreaterThanOrEqual(512);
	expect(new Set(list).size).toBe(list.length);
	expect(list.filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([]);
});

test.each(languages)('no word in %s becomes another by one letter more, less or other', (language) => {
	const list = words[language];
	const close = list.flatMap((one, index) =>
		list.slice(index + 1).flatMap((other) => (isOneLetterOff(one, other) ? [`${one} ${other}`] : []))
	);
	expect(close).toEqual([]);
});

test.each(languages)(
	'a one-time password in %s is three words and two digits, and hardly ever the same',
	(language) => {
		const made = Array.from({ length: 2_000 }, () => newOneTimePassword(language));
		expect(new Set(made).size).toBe(made.length);
		for (const password of made) {
			const [, first = '', second = '', third = ''] = /^([a-z]+)-([a-z]+)-([a-z]+)-[1-9]\d$/.exec(password) ?? [];
			for (const word of [first, second, third]) expect(words[language]).toContain(word);
			expect(asOnSlip(password)).toBe(password);
		}
	}
);

test.each([
	'MAPLE-OTTER-KITE-42',
	'maple otter kite 42',
	' Maple  Otter–Kite42 ',
	'maple.otter.kite_42\n',
	'Maple, otter, kite, 42'
])('%s is what stands on the slip', (typed) => expect(asOnSlip(typed)).toBe('maple-otter-kite-42'));

function isOneLetterOff(one: string, other: string): boolean {
	if (Math.abs(one.length - other.length) > 1) return false;
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	const same = [...short].findIndex((letter, index) => letter !== long[index]);
	const at = same === -1 ? short.length : same;
	return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}
