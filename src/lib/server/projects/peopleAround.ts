import { and, eq, inArray, ne } from 'drizzle-orm';
import { person } from '../db/schema/people';
import { membership } from '../db/schema/projects';
import { read } from '../db/store';
import type { Membership } from './access';

/** Who is or was a member of any of these spaces, once each, by name: whose texts can be found there. */
export async function peopleAround(members: Membership[]): Promise<{ id: string; name: string; schoolId: string }[]> {
	if (members.length === 0) return [];
	const spaceIds = members.map((member) => member.spaceId);
	return read()
		.selectDistinct({ id: person.id, name: person.name, schoolId: person.schoolId })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(and(inArray(membership.spaceId, spaceIds), ne(membership.role, 'visitor')))
		.orderBy(person.name, person.id);
}
