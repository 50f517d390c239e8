import * as v from 'valibot';

/** Fields that many forms share. A message of a schema is the key of the text the person reads. */

/** Ids are ours: anything else was not made by a page. */
export const id = v.pipe(v.string(), v.uuid('error_invalid'));

/** Every command names itself, so that a repeat does no harm, and the person it was written by. */
export const commandFields = { command: id, writer: id };

/** What a person wrote: well-formed, without NUL (PostgreSQL refuses it), line ends as LF, trimmed. */
export function writtenText(most: number, tooLong: string) {
	return v.pipe(
		v.string(),
		v.transform((text) => text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\0', '').trim()),
		v.nonEmpty('error_text_empty'),
		v.maxLength(most, tooLong)
	);
}

/** A number in an address or a form field. */
export const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'error_invalid'), v.transform(Number));
