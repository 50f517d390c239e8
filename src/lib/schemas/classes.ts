import * as v from 'valibot';
import { commandFields, id, oneLine, wholeNumber } from './fields';
import { limits } from './limits';

/** The forms of classes and their people. */

const empty = { empty: 'error_name_empty' };

export const classForm = v.strictObject({
	...commandFields,
	name: oneLine(limits.className, 'error_class_name_long', empty)
});

const list = v.pipe(v.string(), v.maxLength(limits.roster, 'error_roster_long'));

/** What would this list become? Changes nothing. */
export const listForm = v.strictObject({ list });

/** `understood`: how many lines the teacher saw understood. Left out for one student typed by hand. */
export const studentsForm = v.strictObject({ ...commandFields, list, understood: v.optional(wholeNumber) });

export const personForm = v.strictObject({ ...commandFields, person: id });

/** The same from a page about several classes. */
export const classPersonForm = v.strictObject({ ...commandFields, class: id, person: id });

export const personNameForm = v.strictObject({
	...commandFields,
	person: id,
	name: oneLine(limits.name, 'error_name_long', empty)
});

export const moveForm = v.strictObject({ ...commandFields, person: id, to: id });

export const coverForm = v.strictObject({
	...commandFields,
	person: id,
	lastDay: v.pipe(v.string(), v.isoDate('error_cover_day'))
});

export const commandForm = v.strictObject(commandFields);
