import * as v from 'valibot';
import { limits } from './limits';

/**
 * Fields that many forms share. A message of a schema is the key of the text the person reads. Only the server reads
 * schemas: what a page needs of one, such as a limit, stands in a file without valibot.
 */

/** Ids are ours: anything else was not made by a page. */
export const id = v.pipe(v.string(), v.uuid('error_invalid'));

/** Every command names itself, so that a repeat does no harm, and the person it was written by. */
export const commandFields = { command: id, writer: id };

/** What a person wrote: well-formed, without NUL (PostgreSQL refuses it), line ends as LF, trimmed, and to be seen. */
export function writtenText(most: number, tooLong: string) {
	return v.pipe(optionalText(most, tooLong), v.check(isSeen, 'error_text_empty'));
}

/** The same where nothing is an answer too. */
export function optionalText(most: number, tooLong: string) {
	return v.pipe(
		v.string(),
		v.transform((text) => text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\0', '').trim()),
		v.maxLength(most, tooLong)
	);
}

/**
 * A name or title on one line, single spaces. What hides in it goes; what turns the letters of the sentences around it
 * is refused. The joiners stay: some alphabets and emoji are written with them.
 */
export function oneLine(
	most: number,
	tooLong: string,
	{ empty = 'error_text_empty', signs = 'error_name_signs' } = {}
) {
	return v.pipe(
		v.string(),
		v.transform((text) => text.toWellFormed().normalize('NFC').replace(hiding, '').replace(/\s+/g, ' ').trim()),
		v.check(isSeen, empty),
		v.maxLength(most, tooLong),
		v.check((text) => !turning.test(text), signs)
	);
}

const hiding = /[\u00AD\u200B\u2060-\u2064\uFEFF]/g;
const turning = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** Whether there is anything to see: invisible signs, lone accents and the letters that are drawn as blanks are not. */
export function isSeen(text: string): boolean {
	return /[^\s\p{Cc}\p{Cf}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u.test(text);
}

/** Why something is hidden, for staff; left out, it is hidden for now without one. */
export const hideReason = v.optional(optionalText(limits.hideReason, 'error_hide_reason_long'));

/** A number in an address or a form field. */
export const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'error_invalid'), v.transform(Number));

/** A day there is, in a year that a project can be in. YYYY-MM-DD. */
export function isDay(text: string): boolean {
	const day = new Date(`${text}T00:00:00Z`);
	const year = Number(text.slice(0, 4));
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && year >= 2020 && year < 2100;
}
