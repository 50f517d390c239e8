import { expect, test } from 'vitest';
import { nextWindow } from '$lib/time/projectWindow';
import type { SchoolClock } from '$lib/time/schools';
import { enschedeSchool, gunnSchool } from '$lib/server/demo/schools';

/** The dates a new project is proposed with, in the school year 2026–27 of Enschede and Palo Alto. */
const enschede: SchoolClock = { ...enschedeSchool, id: 'enschede', slot: 1 };
const gunn: SchoolClock = { ...gunnSchool, id: 'gunn', slot: 2 };

test.each([
	['in late summer', '2026-08-20', '2026-08-24', '2026-10-09'],
	['in autumn: until the holiday that only Palo Alto has', '2026-10-15', '2026-10-19', '2026-11-20'],
	['in the middle of a week', '2026-10-28', '2026-11-02', '2026-11-20'],
	['with less than three weeks left: after the next holiday', '2026-11-10', '2026-11-30', '2026-12-18'],
	[
		'in December: after the holidays, until the first week without a joint day',
		'2026-12-10',
		'2027-01-05',
		'2027-02-19'
	]
])('a teacher who makes a project %s is proposed a window in which both have school', (_, today, startsOn, endsOn) => {
	expect(nextWindow(enschede, gunn, today)).toEqual({ startsOn, endsOn });
	expect(nextWindow(gunn, enschede, today)).toEqual({ startsOn, endsOn });
});

test('a school without a partner yet gets a window of its own, and one without lesson hours eight weeks from tomorrow', () => {
	expect(nextWindow(enschede, null, '2026-11-10')).toEqual({ startsOn: '2026-11-11', endsOn: '2026-12-18' });
	const unknown = { ...enschede, lessons: {}, daysOff: [] };
	expect(nextWindow(unknown, gunn, '2026-11-10')).toEqual({ startsOn: '2026-11-11', endsOn: '2027-01-05' });
});
