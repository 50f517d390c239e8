import { fail } from '@sveltejs/kit';
import { m } from '$lib/i18n/paraglide/messages';
import { schoolForm } from '$lib/schemas/people';
import { postingHoursForm } from '$lib/schemas/rules';
import { NotFound } from '$lib/server/errors';
import { newId } from '$lib/server/ids';
import { accessExchange } from '$lib/server/people/access';
import { postingHoursOf, setPostingHours } from '$lib/server/people/postingHours';
import { changeSchool, schoolsOf } from '$lib/server/people/schools';
import { failureOf } from '$lib/server/refusalText';
import { daysOffOf, daysOffText } from '$lib/time/daysOffText';
import { dayNames, lessonHoursOf, lessonHoursText, lessonsOfWeek } from '$lib/time/lessonHours';
import type { Weekday } from '$lib/time/schools';
import { guardedAction, guardedLoad } from '../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** A school as its coordinator edits it, hours and holidays as lines of text. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const schools = await schoolsOf(await accessExchange(viewer));
	const found = schools.find(({ id }) => id === event.params.school);
	if (!found) throw new NotFound();
	const { lessons, daysOff, ...facts } = found;
	const hours = dayNames.map((name, index) => {
		const weekday = (index + 1) as Weekday;
		return { name, weekday, line: lessonHoursText(lessons[weekday] ?? []) };
	});
	const postingHours = await postingHoursOf(found.id);
	return { school: facts, hours, postingHours, daysOff: daysOffText(daysOff), command: newId() };
});

export const actions = {
	save: guardedAction(schoolForm, async ({ params }: RequestEvent, viewer, form) => {
		const by = await accessExchange(viewer);
		const { command, writer: _, version, contact, openings, daysOff: lines, name, city, language, ...days } = form;
		const lessons = lessonsOfWeek(days);
		const { days: daysOff, unread } = daysOffOf(lines);
		if (!lessons || unread.length > 0) {
			const wrongDays = dayNames.filter((day) => !lessonHoursOf(days[day]));
			return fail(400, { ...failureOf({ key: 'error_school_lines' }), unread, wrongDays });
		}
		const named = daysOff.map((day) => ({ ...day, name: day.name || m.people_day_off({}, { locale: language }) }));
		const facts = { name, city, language, safeguardingContact: contact, openingsAllowed: openings === 'on' };
		await changeSchool(by, { id: command, version }, params.school, { ...facts, lessons, daysOff: named });
		return { saved: true };
	}),
	postingHours: guardedAction(postingHoursForm, async ({ params }: RequestEvent, viewer, form) => {
		const by = await accessExchange(viewer);
		const { command, limited, from, to } = form;
		await setPostingHours(by, { id: command }, params.school, limited ? { from, to } : null);
		return { savedHours: true };
	})
};
