import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { limits } from '$lib/schemas/limits';
import { readRoster } from '$lib/server/people/roster';
import { nameStudents, type ClassContext, type KnownPerson } from '$lib/server/people/rosterNames';

/** A pasted list is understood or refused line by line, as teachers have them: typed, exported, numbered, doubled. */
const empty: ClassContext = { known: [], isTaken: () => false, nameless: 'leerling', evenIfAlike: false };

/** What a list becomes: "Name = sign-in name", or "line: why not". */
function become(list: string, context: Partial<ClassContext> = {}): string[] {
	return nameStudents(list, { ...empty, ...context }).map(({ line, student, refused, earlier }) =>
		student ? `${student.name} = ${student.signInName}` : `${line}: ${refused}${earlier === null ? '' : ` ${earlier}`}`
	);
}

const known = (name: string, signInName: string, ended = false): KnownPerson => ({ name, signInName, ended });

describe('a line is read as a given and a family name', () => {
	test.each([
		['Noor Bakker', 'Noor', 'Bakker'],
		['Bakker, Noor', 'Noor', 'Bakker'],
		['"Bakker, Noor"', 'Noor', 'Bakker'],
		['Noor', 'Noor', ''],
		['  Noor   Bakker  ', 'Noor', 'Bakker'],
		['Noor\u00a0Bakker', 'Noor', 'Bakker'],
		['\ufeffNoor Bakker', 'Noor', 'Bakker'],
		['Noor\u200b Bakker\u200e', 'Noor', 'Bakker'],
		['1. Noor Bakker', 'Noor', 'Bakker'],
		['12) Noor Bakker', 'Noor', 'Bakker'],
		['7 Noor Bakker', 'Noor', 'Bakker'],
		['- Noor Bakker', 'Noor', 'Bakker'],
		['• Noor Bakker', 'Noor', 'Bakker'],
		['Noor van der Berg', 'Noor', 'van der Berg'],
		['Anna Maria de Bruin', 'Anna Maria', 'de Bruin'],
		['Berg, Noor van der', 'Noor', 'van der Berg'],
		['Berg, van der, Noor', 'Noor', 'van der Berg'],
		['Van der Berg, Noor', 'Noor', 'Van der Berg'],
		['Noor ’t Hart', 'Noor', '’t Hart'],
		['Mateo García López', 'Mateo', 'García López'],
		['García López, Mateo', 'Mateo', 'García López'],
		['Zoë Brontë', 'Zoë', 'Brontë'],
		['Zoe\u0308 Bronte\u0308', 'Zoë', 'Brontë'],
		["D'Angelo O'Neill", "D'Angelo", "O'Neill"],
		['Anne-Fleur Smits-Bos', 'Anne-Fleur', 'Smits-Bos'],
		['NOOR BAKKER', 'Noor', 'BAKKER'],
		['noor bakker', 'Noor', 'bakker'],
		['anne-fleur smits', 'Anne-Fleur', 'smits'],
		['TJ Miller', 'TJ', 'Miller'],
		['Noor "Noortje" Bakker', 'Noor', 'Bakker'],
		['Noor Bakker (zij/haar)', 'Noor', 'Bakker'],
		['Noor 🌻 Bakker', 'Noor', '🌻 Bakker'],
		['Noor\tBakker', 'Noor', 'Bakker'],
		['3\tNoor\tBakker', 'Noor', 'Bakker'],
		['Noor\tvan der\tBerg', 'Noor', 'van der Berg'],
		['Noor\t\tBakker', 'Noor', 'Bakker'],
		['Berg;Noor;van der', 'Noor', 'van der Berg'],
		['Noor;Bakker;', 'Noor', 'Bakker'],
		['李 小龙', '李', '小龙'],
		['Мария Иванова', 'Мария', 'Иванова']
	])('%j', (line, given, family) => {
		expect(readRoster(line).map(({ name }) => name)).toEqual([{ given, family }]);
	});
});

describe('a line is refused with its reason', () => {
	test.each([
		['Noor\u202eBakker', 'unreadable'],
		['Noor\u2066 Bakker', 'unreadable'],
		['Noor\u0000 Bakker', 'unreadable'],
		['Noor\u0007', 'unreadable'],
		['"Noor Bakker; 4H', 'unreadable'],
		[`Noor ${'x'.repeat(200)}`, 'long'],
		['N'.repeat(41), 'long'],
		['🌻🌻', 'nameless'],
		['Bakker,', 'nameless'],
		['123', 'nameless'],
		['---', 'nameless'],
		['noor.bakker@school.nl', 'address'],
		['Noor Bakker, noor@school.nl', 'address'],
		['Noor;Bakker;H4b;2010', 'columns'],
		['Bakker, Noor, 4H', 'columns'],
		['Noor Bakker; Daan Vos; Mees Kok; Fleur Bos', 'columns'],
		['=HYPERLINK("x")', 'signs'],
		['Noor/Nora Bakker', 'signs'],
		['<b>Noor</b>', 'signs'],
		['Noor4 Bakker', 'signs']
	])('%j: %s', (line, reason) => {
		expect(readRoster(line).map(({ misread }) => misread)).toEqual([reason]);
	});

	it('and can be shown without doing harm', () => {
		expect(readRoster('Noor\u202eBakker\u0007')[0]?.text).toBe('Noor\ufffdBakker\ufffd');
	});
});

describe('headings', () => {
	test.each([
		['Voornaam\tAchternaam\nNoor\tBakker', 'Noor', 'Bakker'],
		['Achternaam;Voornaam\nBakker;Noor', 'Noor', 'Bakker'],
		['Achternaam;Tussenvoegsel;Roepnaam;Klas\nBerg;van der;Noor;H4b', 'Noor', 'van der Berg'],
		['Last Name,First Name,E-mail\nBakker,Noor,noor@school.nl', 'Noor', 'Bakker'],
		['"Last Name","First Name"\n"Bakker","Noor"', 'Noor', 'Bakker'],
		['\ufeffnr;naam;klas\n1;Bakker, Noor;H4b', 'Noor', 'Bakker'],
		['Name\nNoor Bakker', 'Noor', 'Bakker'],
		['Leerling:\n\nNoor Bakker', 'Noor', 'Bakker'],
		['Voornaam Achternaam\nNoor Bakker', 'Noor', 'Bakker'],
		['Given Name\tFamily Name\nAnna Maria\tGarcía López', 'Anna Maria', 'García López']
	])('%j', (list, given, family) => {
		expect(readRoster(list).map(({ name }) => name)).toEqual([{ given, family }]);
	});

	it('a student who is called like no heading stays a student', () => {
		expect(become('First Prize\nNoor')).toEqual(['First = first.p', 'Noor = noor']);
	});
});

describe('what a list becomes in a class', () => {
	it('counts the lines as they stand, whatever ends them, and passes the empty ones by', () => {
		expect(become('Noor Bakker\r\n\r\n  \t \r@\n\nDaan')).toEqual(['Noor = noor.b', '4: address', 'Daan = daan']);
	});

	it('keeps no more of a family name than its first letter, and that in the display name only where it is needed', () => {
		expect(become('Noor van der Berg\nDaan de Vries\nNoor Smit')).toEqual([
			'Noor B. = noor.b',
			'Daan = daan.v',
			'Noor S. = noor.s'
		]);
	});

	it('gives a number where the first letter is not enough', () => {
		expect(become('Noor Bakker\nNoor Bos\nNoor\nnóór')).toEqual([
			'Noor B. = noor.b',
			'Noor B. 2 = noor.b2',
			'Noor = noor',
			'4: twice 3'
		]);
	});

	it('refuses who stands in it twice, however it is written, and says where', () => {
		expect(become('Zoë Brontë\nDaan\nBronte, Zoe\nZOE BRONTE')).toEqual([
			'Zoë = zoe.b',
			'Daan = daan',
			'3: twice 1',
			'4: twice 1'
		]);
	});

	it('refuses who is in the class already, also when the account has ended or was given another name', () => {
		const people = [known('Noor', 'noor.b'), known('Mees', 'mees.k2', true), known('Floor', 'fleur.d')];
		const list = 'Noor Bakker\nMees Kok\nFleur Dijk\nNoor Smit\nNoor';
		expect(become(list, { known: people, isTaken: (name) => people.some((one) => one.signInName === name) })).toEqual([
			'1: present',
			'2: ended',
			'3: present',
			'Noor S. = noor.s',
			'5: present'
		]);
	});

	it('lets one student who is typed by hand be called like another', () => {
		const people = [known('Noor', 'noor.b')];
		const context = { known: people, isTaken: (name: string) => name === 'noor.b', evenIfAlike: true };
		expect(become('Noor Bos', context)).toEqual(['Noor B. = noor.b2']);
		expect(become('Noor', context)).toEqual(['Noor 2 = noor']);
	});

	it('gives nobody a sign-in name that somebody has, nor a display name of a teacher', () => {
		const taken = ['noor.b', 'noor.b2', 'noor.b3'];
		expect(become('Noor Bakker', { isTaken: (name) => taken.includes(name) })).toEqual(['Noor = noor.b4']);
		expect(become('Sam Vos', { known: [known('Sam', 'teacher.sam')] })).toEqual(['Sam V. = sam.v']);
	});

	it('makes sign-in names that every keyboard has', () => {
		expect(become("Łukasz Ångström\nBjørn Æbelø\nD'Angelo O'Neill\nAnna Maria 't Hart\nX\n李 小龙\nМария")).toEqual([
			'Łukasz = lukasz.a',
			'Bjørn = bjorn.a',
			"D'Angelo = dangelo.o",
			'Anna Maria = anna-maria.h',
			'X = x1',
			'李 = leerling',
			'Мария = leerling2'
		]);
	});

	it('every sign-in name is one that an account may have', () => {
		const list = "X\n-Noor-\n’s Anna\nŁ Ø\n.Noor\nNoor 🌻\n李\nAnne--Fleur  van 't Hof-Bos";
		for (const { student } of nameStudents(list, empty)) {
			if (student) expect(student.signInName).toMatch(/^[a-z0-9][a-z0-9.-]{1,63}$/);
		}
	});

	it(`reads ${limits.rosterLines} lines and refuses the others one by one`, () => {
		const list = Array.from(
			{ length: limits.rosterLines + 2 },
			(_, n) => `Student ${String.fromCodePoint(0x4e00 + n)}`
		).join('\n');
		expect(become(list).slice(-3)).toEqual([expect.stringMatching(/^Student/), '101: many', '102: many']);
	});
});

test('whatever is pasted, every line gets an answer, and nobody two names that others have', () => {
	const piece = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom('Noor', 'van der', 'Bakker', ',', ';', '\t', '"', '\n', '1. ', '🌻')
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
			const lines = nameStudents(pieces.join(' '), { ...empty, isTaken: (name) => name.endsWith('b') });
			for (const { student, refused, text } of lines) {
				expect(student === null).toBe(refused !== null);
				expect(text).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
				expect(student?.signInName ?? 'ok').toMatch(/^[a-z0-9][a-z0-9.-]{1,63}$/);
			}
			const students = lines.flatMap(({ student }) => student ?? []);
			expect(new Set(students.map(({ signInName }) => signInName)).size).toBe(students.length);
			expect(new Set(students.map(({ name }) => name.toLowerCase())).size).toBe(students.length);
		}),
		{ numRuns: 500 }
	);
});
