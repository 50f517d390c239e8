import { now } from '$lib/time/clock';
import { quietAt, type Quiet } from '$lib/time/quietHours';
import { quietHoursOf } from '../people/quietHours';

/** The quiet hours of a person that run now, in the zone of their school. Null while they may be told. */
export async function quietOf(personId: string): Promise<Quiet | null> {
	const hours = (await quietHoursOf([personId])).get(personId);
	return hours ? quietAt(hours, now()) : null;
}
