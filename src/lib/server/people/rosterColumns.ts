/** The headings that lists of students come with from spreadsheets and school systems, in English and Dutch. */
export type Column = 'given' | 'prefix' | 'family' | 'full' | 'other';

const headings: Record<Column, string> = {
	given: 'voornaam, voornamen, roepnaam, given, given name, given names, first, first name, firstname, preferred name',
	prefix: 'tussenvoegsel, tussenvoegsels, voorvoegsel, tussenv, tv, prefix',
	family: 'achternaam, familienaam, family, family name, last, last name, lastname, surname',
	full: 'naam, volledige naam, leerling, leerlingen, naam leerling, leerlingnaam, name, full name, student, students, student name, pupil',
	other:
		'nr, nummer, no, number, id, klas, class, groep, group, grade, e-mail, email, mail, geslacht, gender, leerlingnummer, stamnummer, student id, mentor'
};
const columnOf = new Map(
	Object.entries(headings).flatMap(([column, words]) => words.split(', ').map((word) => [word, column as Column]))
);

/** Whether a line names columns rather than a student. */
export function isHeading(line: string): boolean {
	const columns = cellsOf(line)
		.map(plain)
		.filter((cell) => cell !== '' && cell !== '#');
	const known = columns.map((cell) => columnOf.get(cell));
	return known.some((column) => column !== undefined && column !== 'other') && !known.includes(undefined);
}

/** What stands in which column. Headings with nothing but spaces between them stand over names in words: one column. */
export function columnsIn(heading: string): Column[] {
	if (!separatorOf(heading)) return ['full'];
	return cellsOf(heading).map((cell) => columnOf.get(plain(cell)) ?? 'other');
}

/** Separated by tab, semicolon or comma; headings of one word each also by a space. */
function cellsOf(heading: string): string[] {
	const separator = separatorOf(heading);
	if (separator) return heading.split(separator);
	return columnOf.has(plain(heading)) ? [heading] : heading.split(' ');
}

function separatorOf(heading: string): string | undefined {
	return ['\t', ';', ','].find((one) => heading.includes(one));
}

function plain(cell: string): string {
	return cell.replace(/["*:]/g, '').trim().toLowerCase();
}
