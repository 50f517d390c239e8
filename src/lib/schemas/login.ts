import * as v from 'valibot';
import { limits } from './limits';

/** Signing in. Whatever does not fit is a wrong name or password: the person need not know in which way. */
export const loginForm = v.strictObject({
	name: v.pipe(v.string(), v.maxLength(limits.signInName * 2)),
	password: v.string(),
	/** "This is my own laptop", a checkbox: absent when not ticked. */
	own: v.optional(v.literal('on'))
});

export const languageForm = v.strictObject({ language: v.picklist(['en', 'nl'], 'error_invalid') });

export const passwordForm = v.strictObject({
	current: v.pipe(v.string(), v.nonEmpty('error_password_wrong')),
	next: v.string()
});
