/** Everyone a page of a space can name, from the page's own list: frames carry ids, never names. */
import { m } from '$lib/i18n/paraglide/messages';

export interface SpacePerson {
	id: string;
	name: string;
	school: { id: string; city: string; slot: 1 | 2 };
	role: 'student' | 'teacher';
}

/** Looks people up by id. Somebody the list does not know yet (joined a moment ago) is a nameless former member. */
export function directory(people: SpacePerson[]): (id: string) => SpacePerson {
	const byId = new Map(people.map((person) => [person.id, person]));
	return (id) => byId.get(id) ?? { ...unknown(), id };
}

function unknown(): Omit<SpacePerson, 'id'> {
	return { name: m.people_former(), school: { id: '', city: '', slot: 1 }, role: 'student' };
}
