import * as v from 'valibot';
import { commandFields, id, wholeNumber } from './fields';
import { muteLengths } from './muteLengths';

/** What teachers and schools ask of students for a while: frozen, muted, posting hours; and quiet hours of one's own. */

export const freezeForm = v.strictObject(commandFields);

export const muteForm = v.strictObject({
	...commandFields,
	person: id,
	lasts: v.union([v.picklist(muteLengths), wholeNumber], 'error_invalid')
});

export const liftForm = v.strictObject({ ...commandFields, person: id });

const time = v.pipe(v.string(), v.isoTime('error_hours'));
/** A checkbox: absent when not ticked. */
const ticked = v.optional(v.literal('on'));

export const postingHoursForm = v.strictObject({ ...commandFields, limited: ticked, from: time, to: time });

export const quietHoursForm = v.strictObject({ writer: id, quiet: ticked, from: time, to: time });
