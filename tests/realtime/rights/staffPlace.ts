import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { person } from '$lib/server/db/schema/people';
import { read, write } from '$lib/server/db/store';
import { createAccount } from '$lib/server/people/accounts';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import type { World as Demo } from '../../support/demoData';
import type { World } from './world';

/** What the table asks about a coordinator's people: a school, a teacher who plays no other part, a class to cover. */
export interface StaffPlace {
	school: string;
	person: string;
	class: string;
}

export async function prepareStaff(demo: Demo, classId: string): Promise<StaffPlace> {
	const [teacher] = await read().select().from(person).where(eq(person.id, demo.people['teacher.enschede']!));
	const { schoolId } = teacher!;
	const account = { schoolId, role: 'teacher' as const, signInName: 'spare.enschede', name: 'Spare', language: null };
	const spare = await write((tx) => createAccount(tx, { ...account, passwordHash: '-', byId: null }, Date.now()));
	return { school: schoolId, person: spare, class: classId };
}

/** What the words in the column "about" stand for. */
export function staffAbout(world: World, about: string): StaffPlace {
	switch (about) {
		case 'missing':
		case "missing's":
			return { school: randomUUID(), person: randomUUID(), class: randomUUID() };
		case 'malformed':
		case "malformed's":
			return { school: 'no-id', person: 'no-id', class: 'no-id' };
		case "student's":
			return { ...world.staff, person: world.people['student8.enschede']! };
		default:
			return world.staff;
	}
}

/** The fields of an action about staff or a school, but for who writes. */
export function staffFields(action: string, place: StaffPlace): Record<string, string> {
	const any = `Any ${randomUUID().slice(0, 8).replace(/\d/g, 'x')}`;
	const lastDay = addDays(wallTimeAt(Date.now(), 'Europe/Amsterdam').date, 7);
	const { school, person: about, class: classId } = place;
	const days = Object.fromEntries(
		['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, '09:00–15:00'])
	);
	const fields: Record<string, Record<string, string>> = {
		create: { school, role: 'teacher', name: any, signInName: '' },
		rename: { person: about, name: any },
		cover: { class: classId, person: about, lastDay },
		endCover: { class: classId, person: about },
		/** None: the rows after it are asked at any hour. */
		postingHours: { from: '07:00', to: '22:00' },
		save: { name: any, city: 'Enschede', language: 'nl', contact: 'Room 1', daysOff: '', openings: 'on', ...days }
	};
	return fields[action] ?? { person: about };
}

/** What a coordinator does beforehand, so that the action has something to do. */
export const staffBefore: Record<string, string> = {
	end: 'reopen',
	reopen: 'end',
	endCover: 'cover',
	cover: 'endCover'
};
