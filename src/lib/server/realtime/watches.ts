/**
 * Between reading a person's rights and acting on them, the rights may be taken away. A watch says whether they were:
 * whoever reads holds one, and every revocation touches those it concerns.
 */
export interface Watch {
	/** Null until the login session has told whose it is: then every revocation concerns it. */
	person: string | null;
	readonly login: string;
	isTouched: boolean;
	end(): void;
}

const held = new Set<Watch>();

export function watchPerson(person: string | null, login: string): Watch {
	const watch: Watch = { person, login, isTouched: false, end: () => held.delete(watch) };
	held.add(watch);
	return watch;
}

export function touchPerson(person: string): void {
	for (const watch of held) if (watch.person === null || watch.person === person) watch.isTouched = true;
}

export function touchLogin(login: string): void {
	for (const watch of held) if (watch.login === login) watch.isTouched = true;
}
