import * as v from 'valibot';
import { commandFields, hideReason, id, isDay, isSeen, optionalText } from './fields';
import { limits } from './limits';
import { reactions } from './reactions';

/** The forms of the chat. */
const messageText = optionalText(limits.message, 'error_message_too_long');

/** A checkbox: absent when not ticked. */
const ticked = v.optional(
	v.pipe(
		v.literal('on'),
		v.transform(() => true)
	)
);

/** Files of the space, each in one of its versions. */
const attached = v.strictObject({ id, version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) });

/** A time that was typed, offered as a moment and accepted. */
const acceptedTime = v.strictObject({
	says: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
	date: v.pipe(v.string(), v.isoDate(), v.check(isDay)),
	time: v.pipe(v.string(), v.isoTime()),
	zone: v.pipe(v.string(), v.maxLength(64))
});

export const postForm = v.pipe(
	v.strictObject({
		...commandFields,
		text: messageText,
		thread: v.optional(id),
		files: v.optional(listOf(attached, limits.attachments)),
		times: v.optional(listOf(acceptedTime, limits.times)),
		asks: ticked
	}),
	v.check(({ text, files = [] }) => isSeen(text) || files.length > 0, 'error_text_empty')
);

export const editForm = v.strictObject({
	...commandFields,
	message: id,
	text: messageText,
	times: v.optional(listOf(acceptedTime, limits.times))
});

export const reactionForm = v.strictObject({ ...commandFields, message: id, kind: v.picklist(reactions) });

export const messageForm = v.strictObject({ ...commandFields, message: id });

/** Hidden already, the reason is what changes. */
export const hideForm = v.strictObject({
	...commandFields,
	message: id,
	reason: hideReason
});

export const membershipForm = v.strictObject({ ...commandFields, membership: id });

/** Body of a read mark: number of the last message read. */
export const readMark = v.strictObject({ to: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

/** A form has one text a field: a list goes as JSON. */
function listOf<Item extends v.GenericSchema>(item: Item, most: number) {
	return v.pipe(v.string(), v.maxLength(4_000), v.transform(parsed), v.array(item), v.maxLength(most));
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
