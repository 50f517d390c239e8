import { and, desc, eq, inArray, or } from 'drizzle-orm';
import { event } from '../db/schema/log';
import { person, schoolClass } from '../db/schema/people';
import { opening, project } from '../db/schema/projects';
import { read } from '../db/store';
import type { LoggedEvent } from '../log/events';
import type { Coordination } from '../people/access';
import { numberedSpaces } from '../projects/openings';

/**
 * Who did what to people, schools and spaces: the logs of an exchange and its schools, newest first, for its
 * coordinators and the schools' privacy officers. Staff have names in it; pupils have none.
 */
export const auditedTypes = {
	opening: ['space.opened'],
	reset: ['password.reset', 'slips.made'],
	account: ['account.created', 'account.renamed', 'account.ended', 'account.reopened'],
	cover: ['cover.named', 'cover.ended'],
	coordinator: ['coordinator.added'],
	setup: ['exchange.created', 'rescue.asked', 'rescue.used'],
	school: ['school.created', 'school.changed', 'school.hoursSet']
} as const;

export type AuditKind = keyof typeof auditedTypes;
export type AuditType = (typeof auditedTypes)[AuditKind][number];

export function isAuditKind(kind: string): kind is AuditKind {
	return Object.hasOwn(auditedTypes, kind);
}

export interface AuditRow {
	/** Unique among the rows. */
	key: string;
	/** UTC ms. */
	at: number;
	kind: AuditKind;
	type: AuditType;
	/** Null: the installation itself. */
	by: AuditPerson | null;
	/** Whom it was done to; null where it was done to nobody. */
	to: AuditPerson | null;
	/** The school in whose log it stands; of what stands in the exchange's, the actor's. */
	schoolId: string | null;
	place: AuditPlace | null;
	/** Why, where a reason is asked. */
	reason: string | null;
	/** How many students it was done to at once; null where it is one person, or none. */
	students: number | null;
	/** What a school's switch for openings was turned to; null where it was not. */
	openings: boolean | null;
}

/** A student has no name here. */
export interface AuditPerson {
	name: string | null;
	schoolId: string;
}

export type AuditPlace =
	| { kind: 'class'; name: string }
	| { kind: 'common' | 'staff' | 'team'; number: number; project: string; language: 'en' | 'nl' };

export interface AuditFilter {
	school: string | null;
	kind: AuditKind | null;
}

/** At most `limit` rows after the first `skip`, newest first. A school that is none of the exchange's finds nothing. */
export async function auditRows(
	by: Coordination,
	filter: AuditFilter,
	{ skip, limit }: { skip: number; limit: number }
): Promise<AuditRow[]> {
	const types: string[] = filter.kind ? [...auditedTypes[filter.kind]] : Object.values(auditedTypes).flat();
	const events = await read()
		.select()
		.from(event)
		.where(and(inArray(event.logId, [by.exchangeId, ...by.schoolIds]), inArray(event.type, types), ofSchool(filter)))
		.orderBy(desc(event.at), desc(event.logId), desc(event.n))
		.limit(limit)
		.offset(skip);
	const known = await whatTheyName(events);
	return events.flatMap((one) => {
		const kind = kindOf(one.type);
		return kind ? [rowOf(one, kind, known, by)] : [];
	});
}

function ofSchool({ school }: AuditFilter) {
	return school === null ? undefined : or(eq(event.logId, school), eq(event.schoolId, school));
}

function kindOf(type: string): { kind: AuditKind; type: AuditType } | null {
	for (const [kind, types] of Object.entries(auditedTypes)) {
		const found = types.find((one) => one === type);
		if (found) return { kind: kind as AuditKind, type: found };
	}
	return null;
}

type Known = Awaited<ReturnType<typeof whatTheyName>>;

function rowOf(
	one: LoggedEvent,
	kinds: { kind: AuditKind; type: AuditType },
	known: Known,
	by: Coordination
): AuditRow {
	return {
		key: `${one.logId} ${one.n}`,
		at: one.at,
		...kinds,
		by: known.people.get(one.actorId ?? '') ?? null,
		to: known.people.get(personOf(one) ?? '') ?? null,
		schoolId: one.logId === by.exchangeId ? one.schoolId : one.logId,
		place: known.places.get(one.subject) ?? known.places.get(String(one.data.space)) ?? null,
		reason: known.reasons.get(one.subject) ?? null,
		students: one.type === 'slips.made' ? Number(one.data.count) : null,
		openings: one.data.openings === undefined ? null : Number(one.data.openings) === 1
	};
}

/** The person an event is about, where it is about one. */
function personOf({ type, subject, data }: LoggedEvent): string | null {
	if (typeof data.person === 'string') return data.person;
	return /^(account|password|rescue|coordinator)\./.test(type) ? subject : null;
}

async function whatTheyName(events: LoggedEvent[]) {
	const of = (types: readonly string[]) => events.filter(({ type }) => types.includes(type));
	const openings = of(auditedTypes.opening);
	const [people, classes, spaces, reasons] = await Promise.all([
		peopleNamed(events.flatMap((one) => [one.actorId, personOf(one)].filter((id) => id !== null))),
		classesNamed(of([...auditedTypes.cover, 'slips.made']).map(({ subject }) => subject)),
		spacesNamed(openings.map(({ data }) => String(data.project))),
		reasonsOf(openings.map(({ subject }) => subject))
	]);
	return { people, places: new Map<string, AuditPlace>([...classes, ...spaces]), reasons };
}

async function peopleNamed(ids: string[]): Promise<Map<string, AuditPerson>> {
	const rows = await inParts(ids, (some) =>
		read()
			.select({ id: person.id, name: person.name, role: person.role, schoolId: person.schoolId })
			.from(person)
			.where(inArray(person.id, some))
	);
	return new Map(
		rows.map(({ id, name, role, schoolId }) => [id, { name: role === 'student' ? null : name, schoolId }])
	);
}

async function classesNamed(ids: string[]): Promise<[string, AuditPlace][]> {
	const rows = await inParts(ids, (some) => read().select().from(schoolClass).where(inArray(schoolClass.id, some)));
	return rows.map(({ id, name }) => [id, { kind: 'class', name }]);
}

async function spacesNamed(projectIds: string[]): Promise<[string, AuditPlace][]> {
	const projects = await inParts(projectIds, (some) => read().select().from(project).where(inArray(project.id, some)));
	const spaces = await inParts(projectIds, (some) => numberedSpaces(read(), some));
	return spaces.flatMap(({ id, kind, number, projectId }) => {
		const found = projects.find((one) => one.id === projectId);
		return found ? [[id, { kind, number, project: found.title, language: found.language }]] : [];
	});
}

async function reasonsOf(openingIds: string[]): Promise<Map<string, string>> {
	const rows = await inParts(openingIds, (some) => read().select().from(opening).where(inArray(opening.id, some)));
	return new Map(rows.map(({ id, reason }) => [id, reason]));
}

/** A database takes only so many parameters at once, and a whole log may name thousands. */
async function inParts<Row>(ids: string[], ask: (some: string[]) => Promise<Row[]>): Promise<Row[]> {
	const distinct = [...new Set(ids)];
	const rows: Row[] = [];
	for (let start = 0; start < distinct.length; start += 500) {
		rows.push(...(await ask(distinct.slice(start, start + 500))));
	}
	return rows;
}
