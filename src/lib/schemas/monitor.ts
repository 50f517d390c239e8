import * as v from 'valibot';
import { commandFields, id, writtenText } from './fields';
import { leastReason, limits } from './limits';

/** The forms of the coordinator's monitor. */

/** Opening a space: which one, and why. Its teachers read the reason. */
export const openingForm = v.strictObject({
	...commandFields,
	space: id,
	reason: v.pipe(
		writtenText(limits.openingReason, 'error_opening_reason'),
		v.minLength(leastReason, 'error_opening_reason')
	)
});
