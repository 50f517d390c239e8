import type { SpaceEventType, WireEvent } from '$lib/realtime/events';
import type { LoggedEvent } from '../log/events';
import type { Face } from '../projects/access';
import { cardFaces, columnFaces } from '../board/faces';
import { filesTold } from '../files/faces';
import { freezeFaces, memberFaces, muteFaces, openingFaces } from '../projects/faces';
import { reportFaces } from '../safety/faces';
import { messageFaces } from '../talk/faces';

/** From rows of a space's log to what goes over the wire: each event with its subject's present face. */
type FacesOf = (ids: string[], face: Face) => Promise<Map<string, WireEvent['now']>>;

/** Every event a space's log can hold, and who knows its subject's face. A type without a row does not compile. */
const facesOf: Record<SpaceEventType, FacesOf> = {
	'message.posted': messageFaces,
	'message.edited': messageFaces,
	'message.deleted': messageFaces,
	'message.reacted': messageFaces,
	'message.unreacted': messageFaces,
	'message.pinned': messageFaces,
	'message.unpinned': messageFaces,
	'message.settled': messageFaces,
	'message.replied': messageFaces,
	'message.hidden': messageFaces,
	'message.shown': messageFaces,
	'membership.started': memberFaces,
	'membership.ended': memberFaces,
	'space.opened': openingFaces,
	'space.frozen': freezeFaces,
	'space.unfrozen': freezeFaces,
	'person.muted': muteFaces,
	'person.unmuted': muteFaces,
	'column.created': columnFaces,
	'column.renamed': columnFaces,
	'column.moved': columnFaces,
	'column.removed': columnFaces,
	'column.restored': columnFaces,
	'card.created': cardFaces,
	'card.edited': cardFaces,
	'card.moved': cardFaces,
	'card.removed': cardFaces,
	'card.restored': cardFaces,
	'card.hidden': cardFaces,
	'card.shown': cardFaces,
	'file.added': filesTold,
	'file.replaced': filesTold,
	'file.renamed': filesTold,
	'file.removed': filesTold,
	'file.restored': filesTold,
	'file.hidden': filesTold,
	'file.shown': filesTold,
	'report.made': reportFaces,
	'report.seen': reportFaces,
	'report.settled': reportFaces,
	'report.escalated': reportFaces
};

/** Whether this is an event of a space's log, and not of a school's or a person's. */
export function isSpaceEvent(type: string): type is SpaceEventType {
	return Object.hasOwn(facesOf, type);
}

/** Presents events of one space for one of its audiences. One query per kind of subject, however many events. */
export async function present(events: LoggedEvent[], face: Face): Promise<WireEvent[]> {
	const faces = await loadFaces(events, face);
	return events.map((event) => {
		const { n, type, actorId, at, subject, clientId } = event;
		const now = faces.get(facesOf[type as SpaceEventType])?.get(subject) ?? null;
		return { n, type, actor: actorId, at, subject, command: clientId, now } as WireEvent;
	});
}

async function loadFaces(events: LoggedEvent[], face: Face) {
	const subjects = new Map<FacesOf, Set<string>>();
	for (const { type, subject } of events) {
		const loader = facesOf[type as SpaceEventType];
		if (!loader) throw new Error(`Nobody knows the face of ${type}`);
		subjects.set(loader, (subjects.get(loader) ?? new Set()).add(subject));
	}
	const loaded = [...subjects].map(async ([loader, ids]) => [loader, await loader([...ids], face)] as const);
	return new Map(await Promise.all(loaded));
}
