import { isAuditKind, type AuditFilter } from '$lib/server/monitor/auditLog';
import type { Coordination } from '$lib/server/people/access';

/** What an address asks of the log. Whatever is no school of the exchange and no kind asks for everything. */
export function filterOf(url: URL, by: Coordination): AuditFilter {
	const school = url.searchParams.get('school');
	const kind = url.searchParams.get('kind');
	return {
		school: school !== null && by.schoolIds.includes(school) ? school : null,
		kind: kind !== null && isAuditKind(kind) ? kind : null
	};
}
