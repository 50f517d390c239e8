import * as v from 'valibot';
import { wholeNumber } from './fields';

/** Where in a talk a page looks, as an address says it. */

/** A day that there is, YYYY-MM-DD, in years that a school can mean. */
export const day = v.pipe(
	v.string(),
	v.regex(/^20\d\d-\d\d-\d\d$/, 'error_invalid'),
	v.check((date) => isDay(date), 'error_invalid')
);

/** A page of messages: before or after a number, around one, on a day; without any, the newest. */
export const messagesAsked = v.union(
	[
		v.strictObject({ before: wholeNumber }),
		v.strictObject({ after: wholeNumber }),
		v.strictObject({ around: wholeNumber }),
		v.strictObject({ on: day }),
		v.strictObject({})
	],
	'error_invalid'
);

/** What the address of a chat may say besides: the number of a message, or a day. What is neither says nothing. */
export const placeInAddress = v.object({
	at: v.fallback(v.nullable(wholeNumber), null),
	on: v.fallback(v.nullable(day), null)
});

function isDay(date: string): boolean {
	const at = Date.parse(date);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}
