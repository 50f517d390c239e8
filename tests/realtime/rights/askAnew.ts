import { randomUUID } from 'node:crypto';
import type { Frame } from '$lib/realtime/events';
import { until } from '../../support/until';
import { formBody } from './ask';
import { resultOf } from './cells';
import type { World } from './world';

/** What is settled or taken back is so for good: the teacher asks again, and everybody hears of it. */
export async function askAnew(world: World, about: string): Promise<void> {
	if (about !== 'team' && about !== 'staff' && about !== 'outside') return;
	const place = world.places[about];
	const fields = { command: randomUUID(), writer: world.viewerId('teacher'), text: 'Who knows?', asks: 'on' };
	const answer = await world.ask({
		method: 'POST',
		path: `/projects/${place.project}/${place.space}/chat?/post`,
		as: 'teacher',
		body: formBody(fields),
		headers: { origin: world.origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
	});
	const question = resultOf<{ frame: Frame }>(answer).frame.events[0]!.subject;
	place.question = question;
	await until('the question is heard', () => world.isHeard(question));
}
