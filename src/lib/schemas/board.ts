import * as v from 'valibot';
import { commandFields, hideReason, id, isDay, oneLine, optionalText, wholeNumber } from './fields';
import { limits } from './limits';

/** The forms of the board. An empty field says "none". */
const columnName = oneLine(limits.name, 'error_column_name_too_long');
const cardTitle = oneLine(limits.cardTitle, 'error_card_title_too_long');
const cardText = optionalText(limits.cardText, 'error_card_text_too_long');

/** A checkbox: absent when not ticked. */
const ticked = v.optional(v.literal('on'));

const none = v.pipe(
	v.literal(''),
	v.transform(() => null)
);

/** Where a card or column goes: on top, or beside neighbours by their ids; neither is at the end. */
const place = { after: v.union([none, v.literal('top'), id]), before: v.optional(v.union([none, id]), '') };

/** A day there is, in a year that a project can be in. */
const date = v.pipe(v.string(), v.isoDate('error_due_date'), v.check(isDay, 'error_due_date'));
const time = v.pipe(v.string(), v.isoTime('error_due_time'));

export const columnForm = v.strictObject({ ...commandFields, column: id });
export const addColumnForm = v.strictObject({ ...commandFields, name: columnName, done: ticked });
export const renameColumnForm = v.strictObject({ ...commandFields, column: id, name: columnName, done: ticked });
export const moveColumnForm = v.strictObject({ ...commandFields, column: id, ...place });

export const cardForm = v.strictObject({ ...commandFields, card: id });

export const hideCardForm = v.strictObject({ ...commandFields, card: id, reason: hideReason });
export const addCardForm = v.strictObject({ ...commandFields, column: id, title: cardTitle });
export const moveCardForm = v.strictObject({ ...commandFields, card: id, column: id, ...place });

export const editCardForm = v.strictObject({
	...commandFields,
	card: id,
	version: wholeNumber,
	title: cardTitle,
	text: cardText,
	dueDate: v.union([none, date], 'error_due_date'),
	dueTime: v.union([none, time], 'error_due_time')
});

export const assignForm = v.strictObject({
	...commandFields,
	card: id,
	person: id,
	assigned: v.picklist(['yes', 'no'], 'error_invalid')
});
