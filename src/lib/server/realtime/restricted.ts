import { setTimeout as pause } from 'node:timers/promises';
import { journal } from '../journal';
import type { LoggedEvent } from '../log/events';
import { heedsHoursOf } from '../people/postingHours';
import { personRoom, spaceRoom, type RealtimeServer } from './rooms';

/**
 * What stops people from writing and is told in no log of their space: a bare word, their pages then read their data
 * again. A mute is told to whom it is about and to the teachers, a school's posting hours to everybody they matter to.
 */
export function tellRestricted(io: RealtimeServer, { type, logId, subject, data }: LoggedEvent): void {
	if (type === 'person.muted' || type === 'person.unmuted') {
		io.to([personRoom(String(data.person)), spaceRoom(logId, 'staff')]).emit('restricted');
	} else if (type === 'school.hoursSet') {
		tellInTurn(io, subject).catch((failure: unknown) =>
			journal.error({ failure }, 'posting hours were not told; pages learn of them when they are read again')
		);
	}
}

/** Five hundred pages that ask in the same moment would make everybody wait. */
const atOnce = 50;
/** ms. */
const between = 200;

async function tellInTurn(io: RealtimeServer, schoolId: string): Promise<void> {
	const people = (await heedsHoursOf(schoolId)).filter((id) => io.sockets.adapter.rooms.has(personRoom(id)));
	for (let told = 0; told < people.length; told += atOnce) {
		if (told > 0) await pause(between);
		io.to(people.slice(told, told + atOnce).map(personRoom)).emit('restricted');
	}
}
