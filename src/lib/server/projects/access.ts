import { and, eq, gt, inArray, isNull, or, sql, type SQLWrapper } from 'drizzle-orm';
import { conductVersion } from '$lib/schemas/conductVersion';
import { now } from '$lib/time/clock';
import type { DailyHours } from '$lib/time/dailyHours';
import { addDays, instantOf } from '$lib/time/wallTimes';
import type { Language } from '$lib/realtime/events';
import type { Viewer } from '../auth/viewer';
import { conductAcceptance, person, postingHours, school, suspension } from '../db/schema/people';
import { freezing, membership, mute, project, space } from '../db/schema/projects';
import { prepared } from '../db/prepared';
import { read, type Reader } from '../db/store';
import { NotFound } from '../errors';
import { isId } from '../ids';

/**
 * Rights: viewer → accessProject / accessSpace → Membership. Nobody gets a space by its id alone, and a `Membership`
 * can be made here only, so a forgotten check does not compile. Who is no member gets NotFound, as for what never was.
 */
declare const proven: unique symbol;

export interface Membership {
	readonly [proven]: true;
	readonly id: string;
	readonly personId: string;
	readonly schoolId: string;
	/** IANA name, of the member's school. */
	readonly zone: string;
	/** A visitor is a coordinator during an opening: reads, writes nothing. */
	readonly role: 'student' | 'teacher' | 'visitor';
	readonly projectId: string;
	readonly spaceId: string;
	readonly spaceKind: 'common' | 'staff' | 'team';
	/** The project's working language: what people write here is in it. */
	readonly language: Language;
	/** Whether a teacher of the member's own school is active in the space: without one its students only read and hand in. */
	readonly hasTeacher: boolean;
	/** When it was ended, or its last day was over, UTC ms; null while the project runs. */
	readonly projectEndedAt: number | null;
	/** A teacher closed the space: its students read and hand in. */
	readonly isFrozen: boolean;
	/** Until when the member is muted in the project, UTC ms; null while they are not. */
	readonly mutedUntil: number | null;
	/** When students of the member's school may post; null where that is always. */
	readonly postingHours: DailyHours | null;
	/** Whether the member said yes to the present code of conduct. */
	readonly hasAccepted: boolean;
	readonly joinedAt: number;
	readonly readTo: number;
	readonly seenTo: number;
	/** When the space was last left, UTC ms. */
	readonly seenAt: number;
	/** The same two before today's first visit. */
	readonly seenToBefore: number;
	readonly seenAtBefore: number;
}

/** Which of the two faces of a hidden text a member is shown. */
export type Face = 'member' | 'staff';

/**
 * The viewer's membership in a space of a project.
 * @throws NotFound when there is no such space in that project, or the viewer is no active member of it.
 */
export async function accessSpace(viewer: Viewer, params: { project: string; space: string }): Promise<Membership> {
	const found = isId(params.space) && (await findMembership(read(), viewer.id, params.space));
	if (!found || found.projectId !== params.project) throw new NotFound();
	return found;
}

/**
 * The viewer's memberships in a project's spaces, in the order of the spaces.
 * @throws NotFound when the viewer is no active member of any.
 */
export async function accessProject(viewer: Viewer, projectId: string): Promise<Membership[]> {
	const found = await membershipsOf(viewer.id);
	const here = found.filter((one) => one.projectId === projectId);
	if (here.length === 0) throw new NotFound();
	return here;
}

/**
 * The same person's membership in the staff space of the project: what must not be known in a space is told there.
 * @throws NotFound when they are in none.
 */
export async function accessStaffSpace(by: Membership): Promise<Membership> {
	const found = (await membershipsOf(by.personId)).find(
		({ projectId, spaceKind }) => projectId === by.projectId && spaceKind === 'staff'
	);
	if (!found) throw new NotFound();
	return found;
}

/** All active memberships of a person: what the pages list and what the sockets may hear. */
export async function membershipsOf(personId: string): Promise<Membership[]> {
	return (await membershipRowsOf(read(), { person: personId, at: now() })).map(prove);
}

const membershipRowsOf = prepared(['person', 'at'], (reader: Reader, { person, at }) =>
	activeMemberships(reader, eq(membership.personId, person), at).orderBy(project.createdAt, project.id, space.position)
);

/**
 * The active memberships of a person who is not there: for what the server does for them by itself, such as the
 * overview of a school day. For jobs only; requests have a viewer.
 */
export async function onBehalfOf(personId: string): Promise<Membership[]> {
	return membershipsOf(personId);
}

/** Where a person's sockets sit in a space. */
export interface Seat {
	space: string;
	face: Face;
	/** Hears what staff hear, and is not heard or seen: a coordinator during an opening. */
	isVisitor: boolean;
}

/** The seats a person's sockets have: one per space. */
export async function roomsOf(personId: string): Promise<Seat[]> {
	return seatsOf(await membershipsOf(personId));
}

/** The same for whom all memberships are at hand. */
export function seatsOf(members: Membership[]): Seat[] {
	return members.map(seatOf);
}

/** The same for many people in one query: what the sweep holds the open sockets against. */
export async function roomsOfAll(personIds: string[]): Promise<Map<string, Seat[]>> {
	const rooms = new Map(personIds.map((id) => [id, [] as Seat[]]));
	if (personIds.length === 0) return rooms;
	const rows = await activeMemberships(read(), inArray(membership.personId, personIds));
	for (const one of rows.map(prove)) rooms.get(one.personId)?.push(seatOf(one));
	return rooms;
}

function seatOf(member: Membership): Seat {
	return { space: member.spaceId, face: faceFor(member), isVisitor: member.role === 'visitor' };
}

/** Reads person, membership and space again, inside the transaction that is about to change something. */
export async function accessAgain(reader: Reader, known: Membership): Promise<Membership> {
	const found = await findMembership(reader, known.personId, known.spaceId);
	if (!found) throw new NotFound();
	return found;
}

export function faceFor(member: Membership): Face {
	return member.role === 'student' ? 'member' : 'staff';
}

/** May hide and show messages, and remove students from a team. */
export function canModerate(member: Membership): boolean {
	return member.role === 'teacher';
}

/** May work on board and files. Students need a running project, an open space and a teacher of their school. */
export function canWrite(member: Membership): boolean {
	if (member.role !== 'student') return member.role === 'teacher';
	return member.projectEndedAt === null && member.hasTeacher && !member.isFrozen;
}

async function findMembership(reader: Reader, personId: string, spaceId: string): Promise<Membership | undefined> {
	const [row] = await membershipRows(reader, { person: personId, space: spaceId, at: now() });
	return row && prove(row);
}

const membershipRows = prepared(['person', 'space', 'at'], (reader: Reader, { person, space, at }) =>
	activeMemberships(reader, and(eq(membership.personId, person), eq(membership.spaceId, space)), at)
);

const accepted = and(
	eq(conductAcceptance.personId, membership.personId),
	eq(conductAcceptance.version, conductVersion)
);

/** Active: its end has not come, and the account is not suspended. */
function activeMemberships(reader: Reader, which: ReturnType<typeof and>, at: SQLWrapper = sql`${now()}`) {
	return reader
		.select({
			id: membership.id,
			personId: membership.personId,
			schoolId: person.schoolId,
			role: membership.role,
			projectId: space.projectId,
			spaceId: membership.spaceId,
			spaceKind: space.kind,
			language: project.language,
			hasTeacher: hasActiveTeacher(at),
			projectEndedAt: project.endedAt,
			projectEndsOn: project.endsOn,
			frozenAt: freezing.at,
			mutedUntil: mute.until,
			postingFrom: postingHours.starts,
			postingTo: postingHours.ends,
			zone: school.zone,
			acceptedAt: conductAcceptance.at,
			joinedAt: membership.joinedAt,
			readTo: membership.readTo,
			seenTo: membership.seenTo,
			seenAt: membership.seenAt,
			seenToBefore: membership.seenToBefore,
			seenAtBefore: membership.seenAtBefore
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.innerJoin(space, eq(space.id, membership.spaceId))
		.innerJoin(project, eq(project.id, space.projectId))
		.innerJoin(school, eq(school.id, person.schoolId))
		.leftJoin(suspension, eq(suspension.personId, membership.personId))
		.leftJoin(freezing, eq(freezing.spaceId, membership.spaceId))
		.leftJoin(mute, and(eq(mute.projectId, space.projectId), eq(mute.personId, membership.personId)))
		.leftJoin(postingHours, eq(postingHours.schoolId, person.schoolId))
		.leftJoin(conductAcceptance, accepted)
		.where(and(which, isNull(suspension.personId), or(isNull(membership.until), gt(membership.until, at))));
}

/** 1 when a teacher of the person's school is active in the space; asked for students only. */
function hasActiveTeacher(at: SQLWrapper) {
	return sql<number>`case when ${membership.role} <> 'student' then 1 when exists (
		select 1 from membership as beside
		join person as colleague on colleague.id = beside.person_id
		left join suspension as ended on ended.person_id = beside.person_id
		where beside.space_id = ${membership.spaceId} and beside.role = 'teacher'
			and colleague.school_id = ${person.schoolId} and ended.person_id is null
			and (beside.until is null or beside.until > ${at})
	) then 1 else 0 end`;
}

type Found = Omit<Membership, typeof proven | 'hasTeacher' | 'isFrozen' | 'postingHours' | 'hasAccepted'> & {
	hasTeacher: number;
	projectEndsOn: string;
	frozenAt: number | null;
	postingFrom: string | null;
	postingTo: string | null;
	acceptedAt: number | null;
};

function prove(found: Found): Membership {
	const { projectEndsOn, frozenAt, mutedUntil, postingFrom, postingTo, acceptedAt, ...row } = found;
	const { zone } = row;
	return {
		...row,
		hasTeacher: Number(row.hasTeacher) === 1,
		projectEndedAt: row.projectEndedAt ?? endOfLastDay(projectEndsOn),
		isFrozen: frozenAt !== null,
		mutedUntil: mutedUntil !== null && mutedUntil > now() ? mutedUntil : null,
		postingHours: postingFrom === null || postingTo === null ? null : { from: postingFrom, to: postingTo, zone },
		hasAccepted: acceptedAt !== null
	} as Membership;
}

/** When the last day (YYYY-MM-DD) was over in every zone there is, twelve hours behind UTC at most; null while it is not. */
function endOfLastDay(date: string): number | null {
	const at = endsOfDays.get(date) ?? instantOf(addDays(date, 1), '12:00', 'UTC');
	if (endsOfDays.size < 1_000) endsOfDays.set(date, at);
	return at <= now() ? at : null;
}

/** Every request asks for a few of the same. */
const endsOfDays = new Map<string, number>();
