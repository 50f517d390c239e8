/** The clocks of a space's pages, own school first. Set by the layout of the space. */
import { createContext } from 'svelte';
import type { SchoolClock } from '$lib/time/schools';

export interface BothSchools {
	readonly own: SchoolClock;
	readonly partner: SchoolClock | null;
}

export const [bothSchools, setBothSchools] = createContext<BothSchools>();
