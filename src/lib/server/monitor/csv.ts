import { stringify } from 'csv-stringify/sync';

/**
 * A table as a file for a spreadsheet. People's texts stand in it, and a spreadsheet takes a cell that begins like a
 * formula for one: such a cell gets an apostrophe in front, so that nothing anybody called themselves is ever computed.
 */

/** Also behind blanks and invisible signs, and as the wide signs that some programs take for the usual ones. */
const likeFormula = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/**
 * UTF-8 with a byte-order mark, every cell in quotes, CRLF. `separator` is the one that spreadsheets in the reader's
 * language split at: a cell split at the wrong sign could begin anew in the middle.
 */
export function csvOf(rows: string[][], separator: ',' | ';'): string {
	const cells = rows.map((row) => row.map(harmless));
	return stringify(cells, { bom: true, delimiter: separator, quoted: true, record_delimiter: 'windows' });
}

function harmless(cell: string): string {
	return likeFormula.test(cell) ? `'${cell}` : cell;
}
