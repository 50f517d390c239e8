import { m } from '$lib/i18n/paraglide/messages';

/** What a space is called where its name is not told: a team by its number. */
export function genericName(space: { kind: 'common' | 'staff' | 'team'; number: number }): string {
	if (space.kind === 'common') return m.monitor_open_common();
	return space.kind === 'staff' ? m.monitor_open_staff() : m.monitor_open_team({ number: space.number });
}
