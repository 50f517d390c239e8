import { randomUUID } from 'node:crypto';
import type { World } from './world';

/** What the forms about rules hold: freezing needs nothing, a mute its student. */
export function rulesFields(world: World, action: string, about: string): Record<string, string> {
	if (action === 'freeze' || action === 'unfreeze') return {};
	return { person: studentAbout(world, about), ...(action === 'mute' ? { lasts: 'hour' } : {}) };
}

function studentAbout(world: World, about: string): string {
	switch (about) {
		case "outside's":
			return world.people['outsider.enschede']!;
		case "missing's":
			return randomUUID();
		case "malformed's":
			return 'no-id';
		default:
			return world.people['student8.enschede']!;
	}
}
