import { and, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import type { MemberFace, OpeningFace } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { person } from '../db/schema/people';
import { membership, opening } from '../db/schema/projects';
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

async function activeFaces(which: ReturnType<typeof and>): Promise<MemberFace[]> {
	const rows = await read()
		.select({ id: membership.id, person: membership.personId, school: person.schoolId, role: membership.role })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(and(which, ne(membership.role, 'visitor'), or(isNull(membership.until), gt(membership.until, now()))))
		.orderBy(membership.id);
	return rows.flatMap(({ role, ...row }) => (role === 'visitor' ? [] : [{ ...row, role }]));
}
