import * as v from 'valibot';
import { commandFields, id, writtenText } from './fields';
import { limits } from './limits';

/** The forms of the chat. */
export const postForm = v.strictObject({
	...commandFields,
	text: writtenText(limits.message, 'error_message_too_long')
});

export const messageForm = v.strictObject({ ...commandFields, message: id });

export const membershipForm = v.strictObject({ ...commandFields, membership: id });

/** Body of a read mark: number of the last message read. */
export const readMark = v.strictObject({ to: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });
