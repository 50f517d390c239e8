/**
 * How texts and questions are made alike: small letters without accents, and a single space for all that is neither
 * letter nor digit, also before the first word and after the last. No stemming and no stop words: Dutch and English
 * stand in one talk, and "what" may be all that somebody remembers.
 */
export interface Folded {
	text: string;
	/** For each character of `text` where it begins in what was folded, and at last where that ends. */
	starts: number[];
}

const marks = /\p{M}+/gu;
const separators = /[^\p{L}\p{N}]+/gu;
/** Letters whose stroke is no accent to Unicode. */
const plain: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ς: 'σ' };
const stroked = new RegExp(`[${Object.keys(plain).join('')}]`, 'g');

export function fold(text: string): string {
	return ` ${lettersOf(text).replace(separators, ' ').trim()} `.replace(/^ +$/, ' ');
}

/** The same with the way back, for marking what was found. */
export function foldWithStarts(text: string): Folded {
	let folded = ' ';
	const starts = [0];
	let at = 0;
	for (const character of text) {
		for (const letter of lettersOf(character).replace(separators, ' ')) {
			if (letter === ' ' && folded.endsWith(' ')) continue;
			folded += letter;
			for (let unit = 0; unit < letter.length; unit++) starts.push(at);
		}
		at += character.length;
	}
	if (!folded.endsWith(' ')) {
		folded += ' ';
		starts.push(at);
	}
	return { text: folded, starts: [...starts, at] };
}

function lettersOf(text: string): string {
	return text
		.normalize('NFKD')
		.replace(marks, '')
		.toLowerCase()
		.replace(marks, '')
		.replace(stroked, (letter) => plain[letter] ?? letter);
}
