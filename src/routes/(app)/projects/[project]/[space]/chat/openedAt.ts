/** What the address of a chat says about where in the talk it leads: `…/chat?at=120`, `…/chat?on=2026-10-28`. */
import { parse } from 'valibot';
import { placeInAddress } from '$lib/schemas/talkPlaces';
import { dayOf } from '$lib/time/wallTimes';
import type { OpenedAt } from './place';

/** @param zone in which a day is meant */
export function openedAtOf(url: URL, zone: string): OpenedAt | null {
	const { at, on } = parse(placeInAddress, {
		at: url.searchParams.get('at'),
		on: url.searchParams.get('on')
	});
	if (at !== null) return { n: at };
	return on === null ? null : { on, zone };
}

/** The same as the server looks for it. */
export function placeOf(place: OpenedAt): { around: number } | { on: number } {
	return 'n' in place ? { around: place.n } : { on: dayOf(place.on, place.zone).from };
}
