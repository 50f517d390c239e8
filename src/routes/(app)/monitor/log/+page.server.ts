import { auditRows } from '$lib/server/monitor/auditLog';
import { accessExchange } from '$lib/server/people/access';
import { schoolClocks } from '$lib/server/people/schools';
import { guardedLoad } from '../../../guard';
import type { PageServerLoadEvent } from './$types';
import { filterOf } from './filter';

const perPage = 50;
const mostPages = 10_000;

/** Who did what to accounts, schools and spaces of the coordinator's exchange, newest first. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const by = await accessExchange(viewer);
	const filter = filterOf(event.url, by);
	const page = pageOf(event.url);
	const [rows, clocks] = await Promise.all([
		auditRows(by, filter, { skip: (page - 1) * perPage, limit: perPage + 1 }),
		schoolClocks([...by.schoolIds])
	]);
	const schools = by.schoolIds.flatMap((id) => clocks.get(id) ?? []);
	return { filter, page, rows: rows.slice(0, perPage), hasOlder: rows.length > perPage, schools };
});

function pageOf(url: URL): number {
	const page = Number(url.searchParams.get('page') ?? 1);
	return Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1;
}
