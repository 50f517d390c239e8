import { read } from '../db/store';
import { journal } from '../journal';
import type { LoggedEvent } from '../log/events';
import { coordinatorsOf } from '../safety/readers';
import { rowsById } from '../safety/steps';
import { personRoom, theServer } from './rooms';

/**
 * What screens hear of reports besides the frames of the staff space: the reporter's own, that it is folded away, and
 * the coordinators', that there is one for them. Never who is reported.
 */
export function tellReported(personId: string, it: { space: string; subject: string }): void {
	theServer()?.to(personRoom(personId)).emit('reported', it);
}

/** An event of an exchange's log that tells of a report. */
export function tellCoordinators(event: LoggedEvent): void {
	if (!event.type.startsWith('report.')) return;
	coordinatorsHearing(event).then(
		(ids) => {
			if (ids.length > 0) theServer()?.to(ids.map(personRoom)).emit('reports');
		},
		(failure: unknown) =>
			journal.error({ failure }, 'coordinators were not told of a report; they ask every 25 seconds')
	);
}

/** Nobody where the log is a staff space's. */
async function coordinatorsHearing(event: LoggedEvent): Promise<string[]> {
	const [ids, [row]] = await Promise.all([coordinatorsOf(event.logId), rowsById(read(), [event.subject])]);
	return ids.filter((id) => id !== row?.authorId);
}
