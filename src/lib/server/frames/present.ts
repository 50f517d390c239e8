import type { SpaceEventType, WireEvent } from '$lib/realtime/events';
import type { LoggedEvent } from '../log/events';
import type { Face } from '../projects/access';
import { cardFaces, columnFaces } from '../board/faces';
import { filesTold } from '../files/faces';
import { freezeFaces, memberFaces, muteFaces, openingFaces } from '../projects/faces';
import { reportFaces } from '../safety/faces';
import { messageFaces, messageFacesForBoth } from '../talk/faces';

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
	'card.commented': cardFaces,
	'file.added': filesTold,
	'file.replaced': filesTold,
	'file.renamed': filesTold,
	'file.removed': filesTold,
	'file.restored': filesTold,
	'file.hidden': filesTold,
	'file.shown': filesTold,
	'file.commented': filesTold,
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
	return events.map(wireEvent(await loadFaces(events, face)));
}

/** The same for both audiences: nearly everything that happens is a message, and messages are read once for both. */
export async function presentForBoth(events: LoggedEvent[]): Promise<Record<Face, WireEvent[]>> {
	const presented = loadForBoth(events);
	for (const event of events) justPresented.set(event, presented);
	return presented;
}

/** An event of a commit as it has just been told to its space, or else as it is now. */
export async function presentOwn(event: LoggedEvent, face: Face): Promise<WireEvent[]> {
	const told = await justPresented.get(event)?.catch(() => null);
	return told ? told[face].filter(({ n }) => n === event.n) : present([event], face);
}

const justPresented = new WeakMap<LoggedEvent, Promise<Record<Face, WireEvent[]>>>();

type Faces = Map<FacesOf, Map<string, WireEvent['now']>>;

async function loadForBoth(events: LoggedEvent[]): Promise<Record<Face, WireEvent[]>> {
	if (events.some(({ type }) => loaderOf(type) !== messageFaces)) {
		const [member, staff] = await Promise.all([present(events, 'member'), present(events, 'staff')]);
		return { member, staff };
	}
	const { member, staff } = await messageFacesForBoth([...new Set(events.map(({ subject }) => subject))]);
	const asEvents = (faces: Map<string, WireEvent['now']>) => events.map(wireEvent(new Map([[messageFaces, faces]])));
	const toStaff = asEvents(staff);
	return { member: member === staff ? toStaff : asEvents(member), staff: toStaff };
}

async function loadFaces(events: LoggedEvent[], face: Face): Promise<Faces> {
	const subjects = new Map<FacesOf, Set<string>>();
	for (const { type, subject } of events) {
		const loader = loaderOf(type);
		subjects.set(loader, (subjects.get(loader) ?? new Set()).add(subject));
	}
	const loaded = [...subjects].map(async ([loader, ids]) => [loader, await loader([...ids], face)] as const);
	return new Map(await Promise.all(loaded));
}

function loaderOf(type: string): FacesOf {
	if (!isSpaceEvent(type)) throw new Error(`Nobody knows the face of ${type}`);
	return facesOf[type];
}

function wireEvent(faces: Faces): (event: LoggedEvent) => WireEvent {
	return ({ n, type, actorId, at, subject, clientId }) => {
		const now = faces.get(loaderOf(type))?.get(subject) ?? null;
		return { n, type, actor: actorId, at, subject, command: clientId, now } as WireEvent;
	};
}
