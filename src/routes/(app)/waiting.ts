import type { WaitingReports } from '$lib/realtime/events';

/** How many reports wait for somebody, wherever they were made. */
export function waitingIn(reports: WaitingReports[]): number {
	return reports.reduce((sum, { open }) => sum + open, 0);
}
