import { eq, inArray } from 'drizzle-orm';
import type { DailyHours } from '$lib/time/dailyHours';
import { usualQuietHours } from '$lib/time/quietHours';
import type { Viewer } from '../auth/viewer';
import { person, quietHours, school } from '../db/schema/people';
import { read, write } from '../db/store';

/** When people want no notices: chosen by each for themselves, in the wall time of their school. */

/** The quiet hours of these people by id. `quietAt` says whether they run. */
export async function quietHoursOf(personIds: string[]): Promise<Map<string, DailyHours>> {
	if (personIds.length === 0) return new Map();
	const rows = await read()
		.select({ id: person.id, zone: school.zone, starts: quietHours.starts, ends: quietHours.ends })
		.from(person)
		.innerJoin(school, eq(school.id, person.schoolId))
		.leftJoin(quietHours, eq(quietHours.personId, person.id))
		.where(inArray(person.id, personIds));
	return new Map(
		rows.map(({ id, zone, starts, ends }) => {
			const { from, to } = usualQuietHours;
			return [id, { from: starts ?? from, to: ends ?? to, zone }];
		})
	);
}

/** The viewer's quiet hours from now on, as wall times 'HH:MM'; the same twice is never. */
export async function chooseQuietHours(viewer: Viewer, { from, to }: { from: string; to: string }): Promise<void> {
	const hours = { starts: from, ends: to };
	await write(async (tx) => {
		await tx
			.insert(quietHours)
			.values({ personId: viewer.id, ...hours })
			.onConflictDoUpdate({ target: quietHours.personId, set: hours });
	});
}
