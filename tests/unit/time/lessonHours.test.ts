import { expect, test } from 'vitest';
import { enschedeSchool, gunnSchool } from '$lib/server/demo/schools';
import { lessonHoursOf, lessonHoursText } from '$lib/time/lessonHours';

test.each([
	['08:30–16:00', ['08:30-16:00']],
	['8.30 - 16u00', ['08:30-16:00']],
	['8:30 tot 16:00 uur', ['08:30-16:00']],
	['8-15', ['08:00-15:00']],
	['8:30 am to 3:40 pm', ['08:30-15:40']],
	['12 pm - 12:45 p.m.', ['12:00-12:45']],
	['(07:55-08:50), 09:00-15:40', ['(07:55-08:50)', '09:00-15:40']],
	['13:00-15:00; 8:30-12:15', ['08:30-12:15', '13:00-15:00']],
	['', []],
	['–', []]
])('%s is understood', (line, spans) => {
	const read = lessonHoursOf(line)?.map(({ starts, ends, optional }) =>
		optional ? `(${starts}-${ends})` : `${starts}-${ends}`
	);
	expect(read).toEqual(spans);
});

test.each([
	'16:00-08:30',
	'08:30',
	'all day',
	'25:00-26:00',
	'08:70-09:00',
	'13 pm - 14 pm',
	'(08:30-09:00',
	'08:30-10:00, 09:00-11:00'
])('%s is refused', (line) => expect(lessonHoursOf(line)).toBeNull());

test('what a school has is written so that it is read back the same', () => {
	for (const { lessons } of [enschedeSchool, gunnSchool]) {
		for (const spans of Object.values(lessons)) expect(lessonHoursOf(lessonHoursText(spans))).toEqual(spans);
	}
});
