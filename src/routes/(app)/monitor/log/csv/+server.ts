import { m } from '$lib/i18n/paraglide/messages';
import { auditRows } from '$lib/server/monitor/auditLog';
import { csvOf } from '$lib/server/monitor/csv';
import { accessExchange } from '$lib/server/people/access';
import { schoolClocks } from '$lib/server/people/schools';
import { now } from '$lib/time/clock';
import { wallTimeAt } from '$lib/time/wallTimes';
import { guardedEndpoint } from '../../../../guard';
import type { RequestEvent } from './$types';
import { kindNames, toWhom, whatTheyDid, whereItWas, whoDid } from '../auditWords';
import { filterOf } from '../filter';

/** The newest of the log, as much as a spreadsheet opens with ease. */
const mostRows = 20_000;

/** The same rows as the page, all pages of them, as a file for the schools' privacy officers. */
export const GET = guardedEndpoint(async ({ url }: RequestEvent, viewer) => {
	const by = await accessExchange(viewer);
	const clocks = await schoolClocks([...by.schoolIds]);
	const rows = await auditRows(by, filterOf(url, by), { skip: 0, limit: mostRows });
	const schools = by.schoolIds.flatMap((id) => clocks.get(id) ?? []);
	const heads = [m.monitor_log_kind(), m.monitor_log_who(), m.monitor_log_what(), m.monitor_log_whom()];
	const table = [
		[
			...schools.map(({ city }) => m.monitor_log_when_in({ city })),
			...heads,
			m.monitor_log_where(),
			m.monitor_log_why()
		],
		...rows.map((row) => [
			...schools.map(({ zone }) => wallClock(row.at, zone)),
			kindNames[row.kind](),
			whoDid(row),
			whatTheyDid(row),
			toWhom(row),
			whereItWas(row, clocks),
			row.reason ?? ''
		])
	];
	const today = wallTimeAt(now(), viewer.school.zone).date;
	return new Response(csvOf(table, viewer.language === 'nl' ? ';' : ','), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="klasbrug-log-${today}.csv"`
		}
	});
});

/** "2026-10-28 11:10", which spreadsheets of every language take for a time. */
function wallClock(at: number, zone: string): string {
	const { date, time } = wallTimeAt(at, zone);
	return `${date} ${time}`;
}
