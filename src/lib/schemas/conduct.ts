import * as v from 'valibot';
import { id, wholeNumber } from './fields';

/** The code of conduct: five sentences (`conduct_1` … `conduct_5`). Who changes what they ask adds one: all are asked again. */
export const conductVersion = 1;

export const conductForm = v.strictObject({
	writer: id,
	/** Of the sentences that were read. */
	version: wholeNumber,
	/** The page to go back to, without JavaScript. */
	next: v.optional(v.pipe(v.string(), v.maxLength(300)))
});
