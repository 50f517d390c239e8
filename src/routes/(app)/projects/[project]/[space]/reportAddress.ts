import type { ReportKind } from '$lib/schemas/reports';

/** The address at which something of a space is reported. */
export function reportAddress(project: string, space: string, kind: ReportKind, id: string): string {
	return `/projects/${project}/${space}/report?kind=${kind}&id=${id}`;
}
