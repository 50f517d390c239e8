/**
 * What is typed behind an `@` for each of some people: their name, and where another one has the same, with the city of
 * the school behind it. The same on both sides: what the completion writes is what the server reads.
 */
export interface Nameable {
	id: string;
	name: string;
	city: string;
}

/** By person id. No two are alike, whatever the case of their letters. */
export function mentionNames(people: Nameable[]): Map<string, string> {
	const inOrder = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	return new Map(inOrder.map((one) => [one.id, nameAmong(inOrder, one)]));
}

/** Names are unique within a class; two classes of one school are told apart by a number. */
function nameAmong(people: Nameable[], { id, name, city }: Nameable): string {
	const namesakes = people.filter((one) => isAlike(one.name, name));
	if (namesakes.length === 1) return name;
	const here = namesakes.filter((one) => isAlike(one.city, city));
	const number = here.findIndex((one) => one.id === id) + 1;
	return here.length === 1 ? `${name} (${city})` : `${name} (${city} ${number})`;
}

function isAlike(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}
