import * as v from 'valibot';
import { id, wholeNumber } from './fields';

/** The form that accepts the code of conduct. */
export const conductForm = v.strictObject({
	writer: id,
	/** Of the sentences that were read. */
	version: wholeNumber,
	/** The page to go back to, without JavaScript. */
	next: v.optional(v.pipe(v.string(), v.maxLength(300)))
});
