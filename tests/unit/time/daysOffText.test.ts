import { expect, test } from 'vitest';
import { enschedeSchool, gunnSchool } from '$lib/server/demo/schools';
import { daysOffOf, daysOffText } from '$lib/time/daysOffText';

const read = (line: string) => daysOffOf(line).days[0];

test.each([
	['2026-12-19 – 2027-01-03 Christmas', '2026-12-19', '2027-01-03', 'Christmas'],
	['2026-12-19 - 2027-01-03: Christmas', '2026-12-19', '2027-01-03', 'Christmas'],
	['19-12-2026 t/m 3-1-2027 Kerstvakantie', '2026-12-19', '2027-01-03', 'Kerstvakantie'],
	['19.12.2026 – 03.01.2027 Kerst', '2026-12-19', '2027-01-03', 'Kerst'],
	['19 dec – 3 jan 2027 Kerst', '2026-12-19', '2027-01-03', 'Kerst'],
	['19 december 2026 tot en met 3 januari 2027, Kerst', '2026-12-19', '2027-01-03', 'Kerst'],
	['Nov 23–27, 2026 Thanksgiving break', '2026-11-23', '2026-11-27', 'Thanksgiving break'],
	['23-27 Nov 2026 Thanksgiving break', '2026-11-23', '2026-11-27', 'Thanksgiving break'],
	['November 23, 2026 to Nov. 27, 2026 Thanksgiving', '2026-11-23', '2026-11-27', 'Thanksgiving'],
	['• 12/25/2026 Christmas Day', '2026-12-25', '2026-12-25', 'Christmas Day'],
	['25/12/2026 Eerste kerstdag', '2026-12-25', '2026-12-25', 'Eerste kerstdag'],
	['5/5/2027 Bevrijdingsdag', '2027-05-05', '2027-05-05', 'Bevrijdingsdag'],
	['26 mrt 2027 Goede Vrijdag', '2027-03-26', '2027-03-26', 'Goede Vrijdag'],
	['Oct 2, 2026', '2026-10-02', '2026-10-02', ''],
	['2027/05/17\tTweede pinksterdag', '2027-05-17', '2027-05-17', 'Tweede pinksterdag'],
	['2026-10-02 – staff day', '2026-10-02', '2026-10-02', 'staff day']
])('%s is understood', (line, from, to, name) => {
	expect(daysOffOf(line).unread).toEqual([]);
	expect(read(line)).toEqual({ from, to, name });
});

test.each([
	['Christmas', 'unknown'],
	['2026-02-30 A day that never was', 'unknown'],
	['31 nov 2026 Another', 'unknown'],
	['03/04/2027 March or April?', 'ambiguous'],
	['19 dec Kerst', 'year'],
	['2027-01-03 – 2026-12-19 Backwards', 'order'],
	['2026-12-19 – 2027-12-19 A year too many', 'long'],
	['1-1-26 Nieuwjaar', 'unknown'],
	['12 something 2026', 'unknown']
])('%s is asked about, not guessed', (line, problem) => {
	expect(daysOffOf(`\n${line}`)).toEqual({ days: [], unread: [{ line: 2, problem }] });
});

test('what a school has is written so that it is read back the same, in order', () => {
	for (const { daysOff } of [enschedeSchool, gunnSchool]) {
		expect(daysOffOf(daysOffText(daysOff))).toEqual({ days: daysOff, unread: [] });
		expect(daysOffOf(daysOffText(daysOff.toReversed())).days).toEqual(daysOff);
	}
});
