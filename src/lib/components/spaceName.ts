import { m } from '$lib/i18n/paraglide/messages';

/** What a space is called: a team by its name, the other two in the language of who reads. */
export function spaceName(space: { kind: 'common' | 'staff' | 'team'; name: string }): string {
	if (space.kind === 'common') return m.space_common();
	if (space.kind === 'staff') return m.space_staff();
	return space.name;
}
