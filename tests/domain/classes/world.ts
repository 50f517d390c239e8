import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { event } from '$lib/server/db/schema/log';
import { classMember, person, schoolClass, suspension } from '$lib/server/db/schema/people';
import { projectClass } from '$lib/server/db/schema/projects';
import { read, write } from '$lib/server/db/store';
import { accessClass, accessExchange, type Coordination, type Teaching } from '$lib/server/people/access';
import { createAccount } from '$lib/server/people/accounts';
import { membershipsOf } from '$lib/server/projects/access';
import { now } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';

/** The demo world with its classes in their projects, and a colleague who teaches nothing yet. */
export interface Classes extends Cast {
	/** Class ids by name. */
	classes: Record<string, string>;
	teaching(signInName: string, className: string): Promise<Teaching>;
	coordination(signInName: string): Promise<Coordination>;
	/** Names of the spaces the person is active in. */
	spacesOf(signInName: string): Promise<string[]>;
	/** The school's events of these types, newest last, with what they say. */
	told(city: 'enschede' | 'gunn', ...types: string[]): Promise<string[]>;
	/** Who is active in a class, with their role. */
	inClass(className: string): Promise<string[]>;
}

export const command = () => ({ id: randomUUID() });

export async function castOfTheClasses(): Promise<Classes> {
	const cast = await castOfTheDemo();
	const rows = await read().select().from(schoolClass);
	const classes = Object.fromEntries(rows.map(({ id, name }) => [name, id]));
	await write(async (tx) => {
		const at = now();
		const parts = [
			['H4b', cast.project],
			['Environmental Science 2', cast.project],
			['H4d', cast.otherProject]
		].map(([name = '', projectId = '']) => ({ classId: classes[name]!, projectId, addedAt: at }));
		await tx.insert(projectClass).values(parts).onConflictDoNothing();
		for (const city of ['enschede', 'gunn'] as const) {
			const signInName = `colleague.${city}`;
			const account = { schoolId: cast.schools[city], role: 'teacher', signInName, name: signInName } as const;
			cast.people[signInName] = await createAccount(
				tx,
				{ ...account, language: null, passwordHash: '-', byId: null },
				at
			);
		}
	});
	return {
		...cast,
		classes,
		teaching: async (who, className) => accessClass(await cast.viewer(who), classes[className]!),
		coordination: async (who) => accessExchange(await cast.viewer(who)),
		spacesOf: async (who) => {
			const names = new Map(Object.entries(cast.spaces).map(([name, id]) => [id, name]));
			return (await membershipsOf(cast.people[who]!)).map(({ spaceId }) => names.get(spaceId) ?? spaceId);
		},
		told: (city, ...types) => toldTo(cast.schools[city], types),
		inClass: (className) => activeIn(classes[className]!)
	};
}

async function toldTo(logId: string, types: string[]): Promise<string[]> {
	const rows = await read().select().from(event).where(eq(event.logId, logId)).orderBy(event.n);
	return rows.filter(({ type }) => types.includes(type)).map(({ type, subject }) => `${type} ${subject}`);
}

async function activeIn(classId: string): Promise<string[]> {
	const rows = await read()
		.select({ name: person.signInName, role: classMember.role })
		.from(classMember)
		.innerJoin(person, eq(person.id, classMember.personId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(
			and(
				eq(classMember.classId, classId),
				isNull(suspension.personId),
				or(isNull(classMember.until), gt(classMember.until, now()))
			)
		);
	return rows.map(({ name, role }) => `${name} ${role}`).sort();
}
