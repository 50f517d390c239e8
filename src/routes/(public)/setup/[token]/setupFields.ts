import * as v from 'valibot';
import { setupForm } from '$lib/schemas/setup';
import { assertGoodPassword } from '$lib/server/auth/passwords';
import { Refusal } from '$lib/server/errors';
import type { FirstRun } from '$lib/server/people/setup';
import type { NewSchool } from '$lib/server/people/schools';
import { dayNames, lessonHoursOf, lessonsOfWeek } from '$lib/time/lessonHours';

/** From the fields of the form, named "own.city", to a first run, or to what is wrong with which field. */
export type Values = Record<string, string>;

/** By field, the key of the text that says what is wrong. */
export type Wrong = Record<string, string>;

type Parsed = v.InferOutput<typeof setupForm>;
type Wanted = Omit<FirstRun, 'coordinator'> & { coordinator: Omit<FirstRun['coordinator'], 'language'> };

interface Misunderstood {
	wanted: null;
	wrong: Wrong;
	/** Of the text about the password. */
	details: Refusal['details'];
}

export function understand(form: FormData): { wanted: Wanted } | Misunderstood {
	const { success, output, issues = [] } = v.safeParse(setupForm, grouped(form));
	const wrong: Wrong = {};
	for (const issue of issues) {
		const field = v.getDotPath(issue) ?? '';
		wrong[field] ??= issue.message.startsWith('error_') ? issue.message : 'error_invalid';
	}
	for (const [field, line] of hourLines(form)) if (!lessonHoursOf(line)) wrong[field] ??= 'error_lesson_hours';
	const weak = weakness(form);
	if (weak) wrong['coordinator.password'] = weak.key;
	if (!success || Object.keys(wrong).length > 0) return { wanted: null, wrong, details: weak?.details ?? {} };
	const { exchange, own, partner, coordinator } = output;
	return { wanted: { name: exchange.name, schools: [schoolOf(own), schoolOf(partner)], coordinator } };
}

/** What is wrong with the password, told together with the rest. */
function weakness(form: FormData): Refusal | null {
	const [password, signInName] = ['coordinator.password', 'coordinator.signInName'].map((name) => form.get(name));
	try {
		assertGoodPassword(typeof password === 'string' ? password : '', typeof signInName === 'string' ? signInName : '');
		return null;
	} catch (refusal) {
		if (refusal instanceof Refusal) return refusal;
		throw refusal;
	}
}

/** What was written, to be shown again; never the password. */
export function valuesOf(form: FormData): Values {
	return Object.fromEntries(
		[...form].flatMap(([name, value]) =>
			typeof value === 'string' && name !== 'coordinator.password' ? [[name, value.slice(0, 1_000)]] : []
		)
	);
}

function grouped(form: FormData): Record<string, Record<string, unknown>> {
	const groups = Object.create(null) as Record<string, Record<string, unknown>>;
	for (const [name, value] of form) {
		const [group = '', field = ''] = name.split('.', 2);
		(groups[group] ??= Object.create(null) as Record<string, unknown>)[field] = value;
	}
	return groups;
}

function hourLines(form: FormData): [string, string][] {
	const fields = ['own', 'partner'].flatMap((school) => dayNames.map((day) => `${school}.${day}`));
	return fields.flatMap((field): [string, string][] => {
		const line = form.get(field);
		return typeof line === 'string' ? [[field, line]] : [];
	});
}

function schoolOf({ name, city, zone, language, contact, ...days }: Parsed['own']): NewSchool {
	const facts = { name, city, zone, language, safeguardingContact: contact, daysOff: [] };
	return { ...facts, lessons: lessonsOfWeek(days) ?? {} };
}
