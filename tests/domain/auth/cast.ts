import { write } from '$lib/server/db/store';
import { hashPassword } from '$lib/server/auth/passwords';
import { createAccount } from '$lib/server/people/accounts';
import { createClass } from '$lib/server/people/classes';
import { addCoordinator, createExchange } from '$lib/server/people/exchanges';
import { createSchool } from '$lib/server/people/schools';
import { normalSignInName } from '$lib/server/auth/sign-in';
import { enschedeSchool, gunnSchool } from '$lib/server/demo/schools';

/** The smallest world in which everybody of these tests has an account; one password, hashed once. */
export const password = 'bridge over two oceans';

export interface Cast {
	enschede: string;
	passwordHash: string;
	id: (signInName: string) => string;
}

export async function createCast(extraStudents: string[] = []): Promise<Cast> {
	const passwordHash = await hashPassword(password);
	const people = new Map<string, string>();
	const enschede = await write(async (tx) => {
		const at = 1_800_000_000_000;
		const schools = [await createSchool(tx, enschedeSchool, at), await createSchool(tx, gunnSchool, at)] as const;
		const exchange = await createExchange(tx, { name: 'Exchange', schoolIds: [...schools] }, at);
		const add = async (schoolId: string, role: 'coordinator' | 'teacher' | 'student', signInName: string) => {
			const account = { schoolId, role, signInName, name: signInName, language: null, passwordHash, byId: null };
			people.set(normalSignInName(signInName), await createAccount(tx, account, at));
		};
		await add(schools[0], 'coordinator', 'coordinator');
		await add(schools[0], 'teacher', 'teacher');
		await add(schools[1], 'teacher', 'teacher.gunn');
		for (const name of ['student', 'other', 'outsider', ...extraStudents]) await add(schools[0], 'student', name);
		await addCoordinator(tx, exchange, people.get('coordinator')!, at);
		const schoolId = schools[0];
		const byId = people.get('teacher')!;
		const students = [people.get('student')!, people.get('other')!];
		await createClass(tx, { schoolId, name: 'H4b', teacherIds: [byId], studentIds: students, byId }, at);
		return schoolId;
	});
	return {
		enschede,
		passwordHash,
		id: (signInName) => {
			const id = people.get(signInName);
			if (!id) throw new Error(`Nobody is called ${signInName}`);
			return id;
		}
	};
}
