import type { Answer } from './ask';
import { resultOf } from './cells';
import type { Role, World } from './world';

/** Forms as a program sends them that need not keep to what a page would send. */
export type Fields = [string, string][];

export const urlencoded = 'application/x-www-form-urlencoded';

export function submit(
	world: World,
	path: string,
	body: string | Buffer,
	as: Role = 'student',
	kind = urlencoded
): Promise<Answer> {
	const script = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	return world.ask({
		method: 'POST',
		path,
		as,
		body,
		headers: { origin: world.origin, 'content-type': kind, ...script }
	});
}

export interface Refused {
	type: string;
	status: number;
	key: string;
}

export function refusalOf(answer: Answer): Refused {
	const { type, status } = JSON.parse(answer.text) as Refused;
	return { type, status, key: type === 'failure' ? resultOf<{ key: string }>(answer).key : '' };
}
