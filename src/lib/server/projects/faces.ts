import { and, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import type { FreezeFace, MemberFace, MuteFace, OpeningFace } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { person } from '../db/schema/people';
import { freezing, membership, mute, opening } from '../db/schema/projects';
import { read } from '../db/store';
import { faceFor, type Face, type Membership } from './access';

/** Memberships as they are now; alike for both audiences. One that has ended has no face, nor has a visitor's. */
export async function memberFaces(ids: string[]): Promise<Map<string, MemberFace>> {
	if (ids.length === 0) return new Map();
	const rows = await activeFaces(inArray(membership.id, ids));
	return new Map(rows.map((row) => [row.id, row]));
}

/** All active members of the membership's space. */
export async function membersOf(member: Membership): Promise<MemberFace[]> {
	return activeFaces(eq(membership.spaceId, member.spaceId));
}

/** Openings, also those that have ended. Why is for staff only. */
export async function openingFaces(ids: string[], face: Face): Promise<Map<string, OpeningFace>> {
	if (ids.length === 0) return new Map();
	const rows = await read().select().from(opening).where(inArray(opening.id, ids));
	return new Map(rows.map((row) => [row.id, openingFace(row, face)]));
}

/** How long a page still says that a coordinator has been there, in ms. */
const remembered = 24 * 60 * 60_000;

/** The openings of the membership's space that run, or have ended within the last 24 hours. */
export async function openingsOf(member: Membership): Promise<OpeningFace[]> {
	const rows = await read()
		.select()
		.from(opening)
		.where(and(eq(opening.spaceId, member.spaceId), gt(opening.until, now() - remembered)))
		.orderBy(opening.id);
	return rows.map((row) => openingFace(row, faceFor(member)));
}

function openingFace({ id, at, until, reason }: typeof opening.$inferSelect, face: Face): OpeningFace {
	return { id, at, until, reason: face === 'staff' ? reason : null };
}

/** Who closed these spaces, and when; alike for both audiences. A space that is open has no face. */
export async function freezeFaces(spaceIds: string[]): Promise<Map<string, FreezeFace>> {
	if (spaceIds.length === 0) return new Map();
	const rows = await read().select().from(freezing).where(inArray(freezing.spaceId, spaceIds));
	return new Map(rows.map(({ spaceId, byId, at }) => [spaceId, { id: spaceId, by: byId, at }]));
}

export async function freezeOf(member: Membership): Promise<FreezeFace | null> {
	return (await freezeFaces([member.spaceId])).get(member.spaceId) ?? null;
}

/** Mutes as they are now, for staff: nobody else learns of one. One that was lifted has no face. */
export async function muteFaces(ids: string[], face: Face): Promise<Map<string, MuteFace>> {
	if (ids.length === 0 || face !== 'staff') return new Map();
	const rows = await read().select().from(mute).where(inArray(mute.id, ids));
	return new Map(rows.map((row) => [row.id, muteFace(row)]));
}

/** Who does not post in the membership's project just now; nobody for students. */
export async function mutesOf(member: Membership): Promise<MuteFace[]> {
	if (faceFor(member) !== 'staff') return [];
	const rows = await read()
		.select()
		.from(mute)
		.where(and(eq(mute.projectId, member.projectId), gt(mute.until, now())))
		.orderBy(mute.until, mute.id);
	return rows.map(muteFace);
}

function muteFace({ id, personId, byId, at, until }: typeof mute.$inferSelect): MuteFace {
	return { id, person: personId, by: byId, at, until };
}

async function activeFaces(which: ReturnType<typeof and>): Promise<MemberFace[]> {
	const rows = await read()
		.select({ id: membership.id, person: membership.personId, school: person.schoolId, role: membership.role })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(and(which, ne(membership.role, 'visitor'), or(isNull(membership.until), gt(membership.until, now()))))
		.orderBy(membership.id);
	return rows.flatMap(({ role, ...row }) => (role === 'visitor' ? [] : [{ ...row, role }]));
}
