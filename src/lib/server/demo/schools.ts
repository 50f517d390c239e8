import type { LessonSpan, SchoolClock } from '$lib/time/schools';
import type { NewSchool } from '../people/schools';

/**
 * The two schools of the demo: a fictional one in Enschede with the holidays of region North, and Gunn with its
 * published timetable of 2026–27. Its people are fictional.
 */
const lessons = (starts: string, ends: string): LessonSpan => ({ starts, ends, optional: false });
const periodZero: LessonSpan = { starts: '07:55', ends: '08:50', optional: true };

const enschedeLessons: SchoolClock['lessons'] = {
	1: [lessons('08:30', '15:45')],
	2: [lessons('08:30', '16:30')],
	3: [lessons('08:30', '14:50')],
	4: [lessons('08:30', '16:30')],
	5: [lessons('08:30', '15:00')]
};

const gunnLessons: SchoolClock['lessons'] = {
	1: [periodZero, lessons('09:00', '15:40')],
	2: [periodZero, lessons('09:00', '15:59')],
	3: [periodZero, lessons('09:00', '15:19')],
	4: [periodZero, lessons('09:00', '15:59')],
	5: [lessons('09:00', '15:36')]
};

export const enschedeSchool: NewSchool = {
	name: 'Aamarke College',
	city: 'Enschede',
	zone: 'Europe/Amsterdam',
	language: 'nl',
	safeguardingContact: 'Vertrouwenspersoon, kamer 1.12',
	openingsAllowed: true,
	lessons: enschedeLessons,
	daysOff: [
		{ from: '2026-10-10', to: '2026-10-18', name: 'Herfstvakantie' },
		{ from: '2026-12-19', to: '2027-01-03', name: 'Kerstvakantie' },
		{ from: '2027-02-20', to: '2027-02-28', name: 'Voorjaarsvakantie' },
		{ from: '2027-03-26', to: '2027-03-26', name: 'Goede Vrijdag' },
		{ from: '2027-03-29', to: '2027-03-29', name: 'Tweede paasdag' },
		{ from: '2027-04-24', to: '2027-05-09', name: 'Meivakantie' },
		{ from: '2027-05-17', to: '2027-05-17', name: 'Tweede pinksterdag' },
		{ from: '2027-07-10', to: '2027-08-22', name: 'Zomervakantie' }
	]
};

export const gunnSchool: NewSchool = {
	name: 'Henry M. Gunn High School',
	city: 'Palo Alto',
	zone: 'America/Los_Angeles',
	language: 'en',
	safeguardingContact: 'Wellness Center, room W-1',
	openingsAllowed: true,
	lessons: gunnLessons,
	daysOff: [
		{ from: '2026-09-07', to: '2026-09-07', name: 'Labor Day' },
		{ from: '2026-10-02', to: '2026-10-02', name: 'Staff day' },
		{ from: '2026-11-11', to: '2026-11-11', name: 'Veterans Day' },
		{ from: '2026-11-23', to: '2026-11-27', name: 'Thanksgiving break' },
		{ from: '2026-12-21', to: '2027-01-04', name: 'Winter break' },
		{ from: '2027-01-18', to: '2027-01-18', name: 'Martin Luther King Jr. Day' },
		{ from: '2027-02-12', to: '2027-02-15', name: 'Presidents’ weekend' },
		{ from: '2027-03-15', to: '2027-03-16', name: 'Staff days' },
		{ from: '2027-04-05', to: '2027-04-09', name: 'Spring break' },
		{ from: '2027-04-30', to: '2027-04-30', name: 'Staff day' },
		{ from: '2027-05-31', to: '2027-05-31', name: 'Memorial Day' },
		{ from: '2027-06-04', to: '2027-08-12', name: 'Summer break' }
	]
};
