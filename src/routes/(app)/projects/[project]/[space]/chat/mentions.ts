/** Who can be named with an @ in a space: its groups, and its people without whoever writes. */
import { m } from '$lib/i18n/paraglide/messages';
import type { MemberFace } from '$lib/realtime/events';
import { mentionNames } from '$lib/schemas/mentionNames';
import type { SpacePerson } from '../people';
import type { Mentioned } from './completion.svelte';

export function mentionsIn(
	members: MemberFace[],
	personOf: (id: string) => SpacePerson,
	writer: { id: string; role: 'student' | 'teacher' },
	kind: 'common' | 'staff' | 'team'
): Mentioned[] {
	const known = members.map(({ person }) => personOf(person));
	const names = mentionNames(known.map(({ id, name, school }) => ({ id, name, city: school.city })));
	const people = known
		.filter(({ id }) => id !== writer.id)
		.map((person): Mentioned => ({ kind: 'person', name: names.get(person.id)!, person }))
		.sort((a, b) => a.name.localeCompare(b.name));
	const groups: Mentioned[] = [
		...(kind === 'team' ? [{ kind: 'group', name: 'team', hint: m.write_team_hint() } as const] : []),
		{ kind: 'group', name: 'teachers', hint: m.write_teachers_hint() },
		...(writer.role === 'teacher' ? [{ kind: 'group', name: 'everyone', hint: m.write_everyone_hint() } as const] : [])
	];
	return [...people, ...groups];
}
