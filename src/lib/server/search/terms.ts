import { fold } from './folding';

/**
 * What somebody asks for, as folded texts that must all be there: a word of three letters or more also as a part of a
 * word, a shorter one as a word, and what stands in quotation marks as those words in that order. Nothing they type is
 * ever a command to the index: what is neither letter nor digit is gone.
 */
export const mostTerms = 8;

export function termsOf(question: string): string[] {
	const straight = question.replace(/[\u201C\u201D\u201E\u201F\u00AB\u00BB]/g, '"');
	const terms = [...straight.matchAll(/"([^"]+)"|([^\s"]+)/g)].flatMap(([, quoted, word]) =>
		quoted === undefined ? termOf(word ?? '', false) : termOf(quoted, true)
	);
	return [...new Set(terms)].slice(0, mostTerms);
}

function termOf(text: string, isQuoted: boolean): string[] {
	const words = fold(text);
	if (words === ' ') return [];
	const bare = words.trim();
	return [isQuoted || [...bare].length < 3 ? words : bare];
}
