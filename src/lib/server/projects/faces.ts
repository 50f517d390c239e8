import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { MemberFace } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { person } from '../db/schema/people';
import { membership } from '../db/schema/projects';
import { read } from '../db/store';
import type { Membership } from './access';

/** Memberships as they are now; alike for both audiences. One that has ended has no face. */
export async function memberFaces(ids: string[]): Promise<Map<string, MemberFace>> {
	if (ids.length === 0) return new Map();
	const rows = await activeFaces(inArray(membership.id, ids));
	return new Map(rows.map((row) => [row.id, row]));
}

/** All active members of the membership's space. */
export async function membersOf(member: Membership): Promise<MemberFace[]> {
	return activeFaces(eq(membership.spaceId, member.spaceId));
}

async function activeFaces(which: ReturnType<typeof and>): Promise<MemberFace[]> {
	return read()
		.select({ id: membership.id, person: membership.personId, school: person.schoolId, role: membership.role })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(and(which, or(isNull(membership.until), gt(membership.until, now()))))
		.orderBy(membership.id);
}
