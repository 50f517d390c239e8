/** File names: data that people read, never a path. The page and the server clean and compare them alike. */

/**
 * Control characters, and what turns or hides the letters around it: "photo<U+202E>gnp.exe" reads as "photoexe.png".
 * The two joiners stay: some alphabets and emoji are written with them.
 */
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The name without the folders it came with, and without what cannot be read. Empty when nothing is left. */
export function cleanFileName(name: string): string {
	const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
	const readable = last.normalize('NFC').replaceAll(unseen, '').replaceAll(/\s+/gu, ' ');
	return readable.replace(/^[. ]+/, '').replace(/[. ]+$/, '');
}

/** What two names of the same file have in common. */
export function fileNameKey(name: string): string {
	return name.normalize('NFC').toLowerCase();
}

/** The ending in lower case, without its dot; empty when there is none. */
export function fileExtension(name: string): string {
	const dot = name.lastIndexOf('.');
	return dot < 1 ? '' : name.slice(dot + 1).toLowerCase();
}

/** The name with something said before its ending: "report (2).pdf". */
export function withSuffix(name: string, suffix: string): string {
	const dot = name.lastIndexOf('.');
	return dot < 1 ? `${name} ${suffix}` : `${name.slice(0, dot)} ${suffix}${name.slice(dot)}`;
}
