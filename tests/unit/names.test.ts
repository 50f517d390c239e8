import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { oneLine, writtenText } from '$lib/schemas/fields';

/** What stands on one line for others to read: names of people, classes and teams, titles of projects and cards. */
const name = oneLine(40, 'too long');
const read = (text: string) => {
	const { success, output, issues } = v.safeParse(name, text);
	return success ? output : issues[0].message;
};

describe('a name', () => {
	it.each([
		['with signs that hide in it is the same name without them', 'No\u200Bor\uFEFF de\u00AD Wit', 'Noor de Wit'],
		['pasted over two lines stands on one', ' Cool\r\n\tBlock ', 'Cool Block'],
		['keeps the joiners of emoji and alphabets', '👩\u200D🔬 نه\u200Cبی', '👩\u200D🔬 نه\u200Cبی'],
		['keeps its accents as one sign each', 'Zoe\u0308', 'Zoë']
	])('%s', (_, typed, kept) => expect(read(typed)).toBe(kept));

	it.each(['', ' \n ', '\u200B', '\u200D\u200D', '\u3164', '\u2800\u2800', '\u0301'])(
		'is more than nothing: %j',
		(typed) => expect(read(typed)).toBe('error_text_empty')
	);

	it.each(['\u202Enoor', 'noor\u2066', 'no\0or', 'no\u001Bor'])('turns nothing around it: %j', (typed) =>
		expect(read(typed)).toBe('error_name_signs')
	);
});

it('a text in which nothing can be seen is no text', () => {
	const text = writtenText(40, 'too long');
	for (const blank of ['\u200B\u200B', '\u3164', '\u2800\n\u2800']) {
		expect(v.safeParse(text, blank).success).toBe(false);
	}
	for (const seen of ['🎉', '.', 'é', '\u2800.']) expect(v.safeParse(text, seen).success).toBe(true);
});
