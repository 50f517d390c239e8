import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { person, school } from '$lib/server/db/schema/people';
import { write } from '$lib/server/db/store';
import { cast as people } from '$lib/server/demo/cast';
import { newId } from '$lib/server/ids';
import { append } from '$lib/server/log/events';
import { auditedTypes, auditRows, type AuditRow } from '$lib/server/monitor/auditLog';
import { accessExchange, type Coordination } from '$lib/server/people/access';
import { createAccount } from '$lib/server/people/accounts';
import { createExchange } from '$lib/server/people/exchanges';
import { createSchool } from '$lib/server/people/schools';
import { gunnSchool } from '$lib/server/demo/schools';
import { openSpace } from '$lib/server/projects/openings';
import { setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

const everything = { school: null, kind: null };
const all = { skip: 0, limit: 1_000 };
const reason = 'A parent called about last night';

let cast: Cast;
let by: Coordination;
let present = Date.now();

beforeAll(async () => {
	cast = await castOfTheDemo();
	setClock(() => present);
	by = await accessExchange(await cast.viewer('coordinator'));
});
afterAll(() => setClock(null));

const latest = async (filter: Parameters<typeof auditRows>[1] = everything) => auditRows(by, filter, all);

async function happens(type: string, subject: string, data = {}, who = 'coordinator', log = by.schoolIds[1]!) {
	present += 1_000;
	const actorId = cast.people[who]!;
	await write(async (tx) => {
		await append(tx, log, { type, subject, actorId, schoolId: by.schoolId, at: present, data });
	});
}

describe('the audit log', () => {
	it('tells of an opening: who, when, which space by its number, and why', async () => {
		present += 1_000;
		await openSpace(by, { id: randomUUID(), reason }, cast.spaces['Team Heron']!);
		const [row] = await latest();
		expect(row).toEqual({
			key: expect.any(String),
			at: present,
			...{ kind: 'opening', type: 'space.opened' },
			by: { name: 'Jos Bos', schoolId: cast.schools.enschede },
			to: null,
			schoolId: cast.schools.enschede,
			place: { kind: 'team', number: 2, project: 'Cool Block: our street, your street', language: 'en' },
			...{ reason, students: null, openings: null }
		});
	});

	it('names staff, and no student', async () => {
		await happens('password.reset', cast.people['teacher.gunn']!);
		await happens('password.reset', cast.people['student1.gunn']!, {}, 'teacher.gunn');
		const [student, teacher] = await latest();
		expect(teacher).toMatchObject({ by: { name: 'Jos Bos' }, to: { name: 'Ms Rivera' } });
		expect(student).toMatchObject({ by: { name: 'Ms Rivera' }, to: { name: null, schoolId: cast.schools.gunn } });
		const words = JSON.stringify(await latest());
		for (const one of people) if (one.role === 'student') expect(words).not.toContain(`"${one.name}"`);
		expect(words).not.toMatch(/Poppy|Heron|Acorn|Lantern/);
	});

	it('tells which way a school turned its switch', async () => {
		await happens('school.changed', cast.schools.gunn, { openings: 0 });
		await happens('school.changed', cast.schools.gunn);
		const [plain, turned] = await latest({ school: null, kind: 'school' });
		expect([plain!.openings, turned!.openings]).toEqual([null, false]);
	});

	it('shows one school, one kind, and page by page every row once, newest first', async () => {
		const ofGunn = await latest({ school: cast.schools.gunn, kind: null });
		expect(new Set(ofGunn.map(({ schoolId }) => schoolId))).toEqual(new Set([cast.schools.gunn]));
		const resets = await latest({ school: null, kind: 'reset' });
		expect(resets.map(({ type }) => type)).toEqual(['password.reset', 'password.reset']);
		const whole = await latest();
		const paged: AuditRow[] = [];
		for (let skip = 0; skip < whole.length; skip += 7) {
			paged.push(...(await auditRows(by, everything, { skip, limit: 7 })));
		}
		expect(paged).toEqual(whole);
		expect(new Set(whole.map(({ key }) => key)).size).toBe(whole.length);
		expect(whole.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).sort((a, b) => b - a));
	});

	it('is the exchange’s own: what happens in another is not in it', async () => {
		const name = 'Somebody of elsewhere';
		await write(async (tx) => {
			const schoolIds = [await createSchool(tx, gunnSchool, present), await createSchool(tx, gunnSchool, present)];
			await createExchange(tx, { name: 'Elsewhere', schoolIds: [schoolIds[0]!, schoolIds[1]!] }, present);
			const account = { schoolId: schoolIds[0]!, role: 'teacher', signInName: 'else.where', name } as const;
			await createAccount(tx, { ...account, language: null, passwordHash: 'none', byId: null }, present);
		});
		expect(JSON.stringify(await latest())).not.toContain(name);
		expect(await latest({ school: newId(), kind: null })).toEqual([]);
	});
});

it('nobody is renamed in the log: it shows people as they are called now', async () => {
	await write(async (tx) => {
		const isTeacher = eq(person.id, cast.people['teacher.gunn']!);
		await tx.update(person).set({ name: 'Ms Rivera-Lopez' }).where(isTeacher);
		await tx.update(school).set({ name: 'Gunn' }).where(eq(school.id, cast.schools.gunn));
	});
	const rows = await latest({ school: null, kind: 'reset' });
	expect(rows.map(({ to }) => to?.name)).toContain('Ms Rivera-Lopez');
});

/** What happens in the logs of schools and exchanges and is left to other pages, each for a reason. */
const elsewhere: Record<string, string> = {
	'login.started': 'a sign of life, not an act upon anybody',
	'password.changed': 'everybody’s own',
	'class.created': 'what a class is',
	'class.renamed': 'what a class is',
	'class.joined': 'who is in a class',
	'class.left': 'who is in a class',
	'project.created': 'what a project is',
	'project.edited': 'what a project is',
	'project.ended': 'what a project is',
	'project.reopened': 'what a project is',
	'project.classAdded': 'what a project is',
	'teams.changed': 'who is in a team',
	'invitation.made': 'what a project is',
	'invitation.accepted': 'what a project is',
	'invitation.declined': 'what a project is',
	'invitation.withdrawn': 'what a project is'
};

it('every act upon people, schools and spaces is in it, or stands among those that are not', () => {
	const folders = ['auth', 'people', 'projects'].map((name) => join('src/lib/server', name));
	const sources = folders.flatMap((folder) =>
		readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
	);
	const types = sources.flatMap((text) => [...text.matchAll(/\btype: '(\w+\.\w+)'/g)].map(([, type = '']) => type));
	const ofSpaces = types.filter((type) => /^(membership|person)\.|^space\.(un)?frozen$/.test(type));
	const known = [...Object.values(auditedTypes).flat(), ...Object.keys(elsewhere), ...ofSpaces];
	expect(types.filter((type) => !known.includes(type))).toEqual([]);
	expect(types.length).toBeGreaterThan(15);
});
