import { isPrefix, readRoster, type GivenAndFamily, type Misread, type RosterLine } from './roster';

/**
 * What the lines of a list become in a class: a display name that nobody there has, and a sign-in name that nobody has
 * at all. Of a family name no more than its first letter is kept. Pure.
 */
export type Refused = Misread | 'twice' | 'present' | 'ended';

export interface NewStudent {
	name: string;
	signInName: string;
}

/** One line of the list: a student, or why it is none. */
export interface Understood {
	line: number;
	text: string;
	student: NewStudent | null;
	refused: Refused | null;
	/** For 'twice': the line that has the same name. */
	earlier: number | null;
}

export interface KnownPerson {
	name: string;
	signInName: string;
	ended: boolean;
}

export interface ClassContext {
	/** Everybody of the class, ended accounts and teachers too. */
	known: readonly KnownPerson[];
	/** Whether somebody signs in with it. */
	isTaken: (signInName: string) => boolean;
	/** What a sign-in name begins with when the name has no Latin letters. */
	nameless: string;
	/** For one student typed by hand: who is like somebody in the class is somebody else. */
	evenIfAlike: boolean;
}

/** Understands a list for a class, line by line. */
export function nameStudents(list: string, context: ClassContext): Understood[] {
	const lines = readRoster(list);
	const shared = sharedNames(lines);
	const names = new Set(context.known.map(({ name }) => plainKey(name)));
	const signInNames = new Set<string>();
	return lines.map((one, index) => {
		const { line, text, name } = one;
		const refusal = refusalOf(one, lines.slice(0, index), context);
		if (refusal || !name) return { line, text, student: null, refused: null, earlier: null, ...refusal };
		const student = {
			name: displayName(name, shared.has(plainKey(name.given)), names),
			signInName: freeSignInName(name, context, signInNames)
		};
		return { line, text, student, refused: null, earlier: null };
	});
}

/** Given names that two different students of the list have. */
function sharedNames(lines: readonly RosterLine[]): Set<string> {
	const people = new Map(
		lines.flatMap(({ name }) => (name ? [[plainKey(`${name.given} ${name.family}`), plainKey(name.given)]] : []))
	);
	const given = [...people.values()];
	return new Set(given.filter((one, index) => given.indexOf(one) !== index));
}

/** The names somebody might be given to sign in with, before it is known who has which: to ask about. */
export function signInBases(list: string, nameless: string): string[] {
	return [...new Set(readRoster(list).flatMap(({ name }) => (name ? [signInBase(name, nameless)] : [])))];
}

function refusalOf(
	{ name, misread }: RosterLine,
	before: readonly RosterLine[],
	context: ClassContext
): { refused: Refused; earlier: number | null } | null {
	if (!name) return { refused: misread ?? 'nameless', earlier: null };
	const key = plainKey(`${name.given} ${name.family}`);
	const same = before.find((other) => other.name && plainKey(`${other.name.given} ${other.name.family}`) === key);
	if (same) return { refused: 'twice', earlier: same.line };
	const alike = context.evenIfAlike ? undefined : context.known.find((one) => isAlike(one, name, context.nameless));
	return alike ? { refused: alike.ended ? 'ended' : 'present', earlier: null } : null;
}

/** Probably the same student: the sign-in name made for them would be this one, or they have just one name, and it is. */
function isAlike(known: KnownPerson, name: GivenAndFamily, nameless: string): boolean {
	if (name.family === '' || !hasLatin(name.given)) return plainKey(known.name) === plainKey(name.given);
	return known.signInName.replace(/\d+$/, '') === signInBase(name, nameless);
}

function displayName(name: GivenAndFamily, isShared: boolean, names: Set<string>): string {
	const given = plainKey(name.given);
	const isKnown = [...names].some((known) => known === given || known.startsWith(`${given} `));
	const letter = initialOf(name.family);
	const wanted = (isShared || isKnown) && letter !== '' ? `${name.given} ${letter}.` : name.given;
	let free = wanted;
	for (let n = 2; names.has(plainKey(free)); n++) free = `${wanted} ${n}`;
	names.add(plainKey(free));
	return free;
}

function freeSignInName(name: GivenAndFamily, context: ClassContext, given: Set<string>): string {
	const base = signInBase(name, context.nameless);
	let free = base.length > 1 ? base : `${base}1`;
	for (let n = 2; given.has(free) || context.isTaken(free); n++) free = `${base}${n}`;
	given.add(free);
	return free;
}

function signInBase({ given, family }: GivenAndFamily, nameless: string): string {
	const plain = latin(given)
		.replace(/[\s-]+/g, '-')
		.slice(0, 40)
		.replace(/^-+|-+$/g, '');
	if (plain === '') return nameless;
	const letter = latin(initialOf(family)).slice(0, 1);
	return letter === '' ? plain : `${plain}.${letter}`;
}

/** The first letter of a family name, after its prefixes: B of "van der Berg". */
function initialOf(family: string): string {
	const words = family.split(/\s+/);
	const main = words.find((word) => !isPrefix(word)) ?? family;
	return (/\p{L}\p{M}*/u.exec(main)?.[0] ?? '').toUpperCase();
}

const letters: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Lower case, without accents, a to z and what stands between words. */
function latin(text: string): string {
	return text
		.toLowerCase()
		.replace(/[ßøæœłđðþı]/g, (letter) => letters[letter] ?? '')
		.normalize('NFKD')
		.replace(/[^a-z\s-]/g, '');
}

function hasLatin(text: string): boolean {
	return /[a-z]/.test(latin(text));
}

/** By which two names count as one: capitals, accents, apostrophes and spaces do not tell people apart. */
function plainKey(name: string): string {
	return name
		.toLowerCase()
		.normalize('NFKD')
		.replace(/[\p{M}'’‘ʼʻ`´]/gu, '')
		.replace(/[\s-]+/g, ' ')
		.trim();
}
