import * as v from 'valibot';
import { id, oneLine, optionalText, writtenText } from './fields';
import { limits } from './limits';

/** The first run's form, and what it has in common with editing a school. Lesson hours are lines of text here. */

const name = oneLine(limits.name, 'error_too_long');

const hours = v.pipe(v.string(), v.maxLength(120, 'error_lesson_hours'));

export const weekdayHours = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours };

export const weekendHours = { saturday: hours, sunday: hours };

export const language = v.picklist(['en', 'nl'], 'error_invalid');

/** Where a person finds help that is not on a screen: a name, a room, a number. */
export const safeguardingContact = writtenText(limits.contact, 'error_too_long');

/** An IANA name, or just its city, in whatever capitals: "los angeles" is America/Los_Angeles. */
export const zone = v.pipe(
	v.string(),
	v.transform((typed) => zoneNamed(typed) ?? ''),
	v.nonEmpty('error_zone')
);

const firstSchool = v.strictObject({
	name,
	city: name,
	zone,
	language,
	contact: safeguardingContact,
	...weekdayHours
});

/** Fields are named "own.city" and so on. */
export const setupForm = v.strictObject({
	exchange: v.strictObject({ name: optionalText(limits.name, 'error_too_long') }),
	own: firstSchool,
	partner: firstSchool,
	coordinator: v.strictObject({
		name,
		signInName: oneLine(limits.signInName, 'error_too_long'),
		password: v.string()
	})
});

/** A password of their own, for who opened a rescue link: nobody is signed in there. */
export const rescueForm = v.strictObject({ next: v.string() });

/** The same for who signed in with a one-time password. */
export const ownPasswordForm = v.strictObject({ writer: id, next: v.string() });

/** All zones with a city, as Intl names them. */
export function zones(): string[] {
	return Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/') && !name.startsWith('Etc/'));
}

function zoneNamed(typed: string): string | undefined {
	const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
	const all = zones();
	const whole = all.find((name) => name.toLowerCase() === wanted);
	const byCity = all.filter((name) => name.toLowerCase().endsWith(`/${wanted}`));
	return whole ?? (byCity.length === 1 ? byCity[0] : undefined) ?? olderName(typed.trim());
}

/** Names that Intl knows and does not list, such as Europe/Kyiv or Asia/Calcutta; never an offset. */
function olderName(typed: string): string | undefined {
	if (!/^[A-Z][A-Za-z_]+(\/[A-Z][\w+-]+)+$/.test(typed)) return undefined;
	try {
		new Intl.DateTimeFormat('en', { timeZone: typed });
		return typed;
	} catch {
		return undefined;
	}
}
