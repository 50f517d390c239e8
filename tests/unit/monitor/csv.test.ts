import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvOf } from '$lib/server/monitor/csv';

/** A file that people open in a spreadsheet: nothing anybody is called, or wrote, is computed there. */
const hostile = [
	'=HYPERLINK("http://evil.example","Click")',
	"=cmd|' /C calc'!A0",
	'+31 6 12345678',
	'-2+3',
	'@SUM(1+1)',
	'\t=1+1',
	'\r=1+1',
	'\n=1+1',
	'  =1+1',
	'\u200b=1+1',
	'\ufeff=1+1',
	'＝1+1',
	'＋1',
	'－1',
	'＠SUM(1)'
];

const read = (text: string, delimiter: string): string[][] =>
	parse(text, { bom: true, delimiter, relax_column_count: false });

test.each(hostile)('%j does not begin like a formula in the file', (cell) => {
	const [[out = ''] = []] = read(csvOf([[cell]], ','), ',');
	expect(out).toBe(`'${cell}`);
});

test('names and reasons that are none stay as they are', () => {
	const kind = ['Mw. De Wit', 'a=b', 'up - and down', "'t Hart", 'Zoë 🌱', '', '2026-10-28 11:10', 'x@example'];
	expect(read(csvOf([kind], ','), ',')).toEqual([kind]);
});

test.each([',', ';'] as const)(
	'a cell keeps to itself where the separator is %s, with quotes and lines in it',
	(sign) => {
		const rows = [
			['one', 'two;=1+1', 'three,=1+1'],
			['say "hello"', 'two\r\nlines', '";=1+1,"']
		];
		expect(read(csvOf(rows, sign), sign)).toEqual(rows);
	}
);

test('the file says that it is UTF-8, and ends its lines as spreadsheets want them', () => {
	const text = csvOf([['één'], ['twee']], ';');
	expect(text).toBe('\ufeff"één"\r\n"twee"\r\n');
});
