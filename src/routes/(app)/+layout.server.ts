import { now } from '$lib/time/clock';
import { guardedLoad } from '../guard';
import type { LayoutServerLoadEvent } from './$types';
import { shellOf } from './shell';

export const load = guardedLoad(async (event: LayoutServerLoadEvent, viewer) => {
	event.depends('klasbrug:shell', 'klasbrug:reports');
	const { id, name, role, language, loginSession, loginSessionKind } = viewer;
	const shell = await shellOf(viewer);
	const login = { loginSession, sharedComputer: loginSessionKind === 'shared' };
	return { viewer: { id, name, role, language, ...login }, now: now(), ...shell };
});
