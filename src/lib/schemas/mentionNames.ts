/**
 * What is typed behind an `@` for each of some people: their name, and where another one has the same, with the city of
 * the school behind it. The same on both sides: what the completion writes is what the server reads.
 */
export interface Nameable {
	id: string;
	name: string;
	city: string;
}

/** By person id. No two are alike, whatever the case of their letters. Asked inside a write, also in a space of hundreds. */
export function mentionNames(people: Nameable[]): Map<string, string> {
	const inOrder = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const byName = new Map<string, Nameable[]>();
	for (const one of inOrder) {
		const key = one.name.toLowerCase();
		const namesakes = byName.get(key);
		if (namesakes) namesakes.push(one);
		else byName.set(key, [one]);
	}
	return new Map(inOrder.map((one) => [one.id, nameAmong(byName.get(one.name.toLowerCase())!, one)]));
}

/** Names are unique within a class; two classes of one school are told apart by a number. */
function nameAmong(namesakes: Nameable[], { id, name, city }: Nameable): string {
	if (namesakes.length === 1) return name;
	const here = namesakes.filter((one) => one.city.toLowerCase() === city.toLowerCase());
	const number = here.findIndex((one) => one.id === id) + 1;
	return here.length === 1 ? `${name} (${city})` : `${name} (${city} ${number})`;
}
