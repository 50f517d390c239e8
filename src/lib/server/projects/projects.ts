import { inArray } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { project, projectSchool } from '../db/schema/projects';
import { read, type Transaction } from '../db/store';
import { newId } from '../ids';
import { append } from '../log/events';

/** A joint undertaking of classes from both schools, with start and end. */
export type ProjectRow = typeof project.$inferSelect;

export interface NewProject {
	exchangeId: string;
	title: string;
	about: string;
	language: Language;
	/** YYYY-MM-DD, both included. */
	startsOn: string;
	endsOn: string;
	schoolIds: string[];
	byId: string;
}

/** Creates a project without spaces. Returns its id. */
export async function createProject(tx: Transaction, wanted: NewProject): Promise<string> {
	const { schoolIds, byId, ...facts } = wanted;
	const id = newId();
	const at = now();
	await tx.insert(project).values({ id, ...facts, createdAt: at, endedAt: null });
	await tx.insert(projectSchool).values(schoolIds.map((schoolId) => ({ projectId: id, schoolId })));
	await append(tx, wanted.exchangeId, {
		type: 'project.created',
		subject: id,
		actorId: byId,
		schoolId: schoolIds[0] ?? null,
		at
	});
	return id;
}

export async function projectsByIds(ids: string[]): Promise<ProjectRow[]> {
	return ids.length === 0 ? [] : read().select().from(project).where(inArray(project.id, ids));
}
