import * as v from 'valibot';
import { commandFields, id, oneLine, optionalText, wholeNumber } from './fields';
import { limits } from './limits';
import { language, safeguardingContact, weekdayHours, weekendHours } from './setup';

const name = oneLine(limits.name, 'error_too_long');

/** A new one-time password for a student, asked for from the home page. */
export const newPasswordForm = v.strictObject({ ...commandFields, class: id, person: id });

/** A new account for staff. Without a name to sign in with, one is made. */
export const staffForm = v.strictObject({
	...commandFields,
	school: id,
	role: v.picklist(['coordinator', 'teacher'], 'error_invalid'),
	name,
	signInName: optionalText(limits.signInName, 'error_sign_in_name')
});

export const personForm = v.strictObject({ ...commandFields, person: id });

export const renameForm = v.strictObject({ ...commandFields, person: id, name });

const date = v.pipe(v.string(), v.isoDate('error_cover_day'));

export const coverForm = v.strictObject({ ...commandFields, class: id, person: id, lastDay: date });

export const endCoverForm = v.strictObject({ ...commandFields, class: id, person: id });

/** A school as its coordinator edits it: lesson hours a line a day, holidays one a line. */
export const schoolForm = v.strictObject({
	...commandFields,
	name,
	city: name,
	language,
	contact: safeguardingContact,
	...weekdayHours,
	...weekendHours,
	daysOff: optionalText(limits.daysOff, 'error_too_long'),
	/** A checkbox: absent when not ticked. */
	openings: v.optional(v.literal('on')),
	/** Of the school as the page showed it. */
	version: v.optional(wholeNumber)
});
