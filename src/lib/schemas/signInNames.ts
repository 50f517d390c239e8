/**
 * What a member of staff might sign in with, from how they are called: `Mw. De Wit` dewit, `Ana Rivera` ana.rivera.
 * Empty when the name has no Latin letters.
 */
export function suggestedSignInName(name: string): string {
	const words = name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[ßøæœłđðþı]/g, (letter) => plain[letter] ?? '')
		.replace(/[^a-z\s-]/g, '')
		.split(/\s+/)
		.filter(Boolean);
	while (words.length > 1 && titles.has(words[0]!)) words.shift();
	const [first = '', ...rest] = words;
	const joined = rest.length === 0 || prefixes.has(first) ? words.join('') : `${first}.${rest.join('')}`;
	return joined.replace(/^-+|-+$/g, '').slice(0, 40);
}

const titles = new Set(
	'mw mevr mevrouw dhr heer meneer mr mrs ms miss mx dr drs prof professor ir ing sr sra coach'.split(' ')
);
const prefixes = new Set('de den der van von vander vande ten ter te het la le el al di da du dos del st'.split(' '));
const plain: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
