/** What a page says of coordinators who look into its space: who does now first, then who did within the last day. */
import type { OpeningFace } from '$lib/realtime/events';

const remembered = 24 * 60 * 60_000;

export interface OpeningLine extends OpeningFace {
	isRunning: boolean;
}

/**
 * The lines at an instant (UTC ms). Where the faces hold no reason they are alike, and one says it all: the one that
 * runs longest, or ended last.
 */
export function openingLines(openings: OpeningFace[], now: number): OpeningLine[] {
	const lines = openings
		.filter(({ until }) => until > now - remembered)
		.map((opening) => ({ ...opening, isRunning: opening.until > now }))
		.sort((a, b) => b.until - a.until);
	return lines.filter(({ reason }, index) => index === 0 || reason !== null);
}
