import * as v from 'valibot';
import { id } from './fields';

/** The forms of notices and of mail. */

/** What a person is told of in a space. */
export const noticeLevels = ['everything', 'mentions', 'nothing'] as const;
export type NoticeLevel = (typeof noticeLevels)[number];

export const levelForm = v.strictObject({ space: id, level: v.picklist(noticeLevels, 'error_invalid') });

/** Which notices have been looked at: one, or what was said in a thread. */
export const readNotices = v.union([v.strictObject({ notice: id }), v.strictObject({ thread: id })]);

export const nothingMore = v.strictObject({});

/** As it is typed; plain letters only, because not every post can carry others. */
export const addressForm = v.strictObject({
	address: v.pipe(
		v.string(),
		v.trim(),
		v.maxLength(254, 'error_mail_address'),
		v.email('error_mail_address'),
		v.check((text) => !/[^\x21-\x7e]/.test(text), 'error_mail_address')
	)
});

export const dailyForm = v.strictObject({ daily: v.picklist(['on', 'off'], 'error_invalid') });
