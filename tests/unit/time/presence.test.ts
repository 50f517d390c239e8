import { expect, test } from 'vitest';
import { presenceAt } from '../../../src/lib/time/presence';
import { instantOf } from '../../../src/lib/time/wallTimes';
import { enschede, gunn } from './schools';

/** Each school by its own wall. */
test.each([
	[enschede, '2026-10-28', '11:10', 'school'],
	[enschede, '2026-10-28', '07:30', 'morning'],
	[enschede, '2026-10-28', '16:45', 'afternoon'],
	[enschede, '2026-10-28', '20:00', 'evening'],
	[enschede, '2026-10-28', '22:00', 'asleep'],
	[enschede, '2026-10-28', '06:59', 'asleep'],
	[enschede, '2026-10-31', '11:00', 'weekend'],
	[enschede, '2026-10-31', '23:30', 'asleep'],
	[enschede, '2026-12-23', '11:00', 'holiday'],
	[gunn, '2026-10-28', '03:10', 'asleep'],
	[gunn, '2026-10-28', '08:00', 'school'],
	[gunn, '2026-10-28', '15:30', 'afternoon'],
	[gunn, '2026-11-26', '11:00', 'holiday']
] as const)('%#: what people of a school do is told from its own wall', (school, date, time, expected) =>
	expect(presenceAt(school, instantOf(date, time, school.zone))).toBe(expected)
);
