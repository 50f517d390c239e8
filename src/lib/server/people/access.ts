import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import type { Viewer } from '../auth/viewer';
import { classMember, exchangeCoordinator, exchangeSchool, person, schoolClass, suspension } from '../db/schema/people';
import { read, type Reader } from '../db/store';
import { NotFound } from '../errors';
import { isId } from '../ids';

/**
 * Rights over people: a teacher's in a class, a coordinator's in an exchange. Like a Membership, neither can be made
 * elsewhere, and whoever has none gets NotFound, as for what never was.
 */
declare const proven: unique symbol;

/** A teacher's part in a class of their school; a cover's too, until its last day is over. */
export interface Teaching {
	readonly [proven]: true;
	readonly personId: string;
	readonly schoolId: string;
	readonly classId: string;
	readonly className: string;
	/** Of a cover: when it ends, UTC ms. Null for the class's own teachers. */
	readonly until: number | null;
}

/** A coordinator's part in an exchange and its two schools. */
export interface Coordination {
	readonly [proven]: true;
	readonly personId: string;
	/** The coordinator's own school. */
	readonly schoolId: string;
	readonly exchangeId: string;
	/** In the order of their slots. */
	readonly schoolIds: readonly string[];
}

/**
 * The viewer's part in a class.
 * @throws NotFound when there is no such class, or the viewer does not teach it (any more).
 */
export async function accessClass(viewer: Pick<Viewer, 'id'>, classId: string): Promise<Teaching> {
	const [found] = isId(classId) ? await teachings(read(), viewer.id, classId) : [];
	if (!found) throw new NotFound();
	return found;
}

/** Every class the viewer teaches, by name. */
export async function classesOf(viewer: Pick<Viewer, 'id'>): Promise<Teaching[]> {
	return teachings(read(), viewer.id);
}

/**
 * The exchange that the viewer coordinates.
 * @throws NotFound for everybody else.
 */
export async function accessExchange(viewer: Pick<Viewer, 'id'>): Promise<Coordination> {
	const found = await coordination(read(), viewer.id);
	if (!found) throw new NotFound();
	return found;
}

/**
 * Reads the right again inside the transaction that is about to use it.
 * @throws NotFound when it has ended meanwhile.
 */
export async function accessTeachingAgain(reader: Reader, known: Teaching): Promise<Teaching> {
	const [found] = await teachings(reader, known.personId, known.classId);
	if (!found) throw new NotFound();
	return found;
}

/** @throws NotFound as `accessTeachingAgain` does. */
export async function accessCoordinationAgain(reader: Reader, known: Coordination): Promise<Coordination> {
	const found = await coordination(reader, known.personId);
	if (!found || found.exchangeId !== known.exchangeId) throw new NotFound();
	return found;
}

async function teachings(reader: Reader, personId: string, classId?: string): Promise<Teaching[]> {
	const rows = await reader
		.select({
			personId: classMember.personId,
			schoolId: schoolClass.schoolId,
			classId: schoolClass.id,
			className: schoolClass.name,
			until: classMember.until
		})
		.from(classMember)
		.innerJoin(schoolClass, eq(schoolClass.id, classMember.classId))
		.leftJoin(suspension, eq(suspension.personId, classMember.personId))
		.where(
			and(
				eq(classMember.personId, personId),
				eq(classMember.role, 'teacher'),
				classId === undefined ? undefined : eq(classMember.classId, classId),
				isNull(suspension.personId),
				or(isNull(classMember.until), gt(classMember.until, now()))
			)
		)
		.orderBy(schoolClass.name, schoolClass.id);
	return rows as Teaching[];
}

async function coordination(reader: Reader, personId: string): Promise<Coordination | undefined> {
	const rows = await reader
		.select({
			personId: person.id,
			schoolId: person.schoolId,
			exchangeId: exchangeCoordinator.exchangeId,
			one: exchangeSchool.schoolId
		})
		.from(exchangeCoordinator)
		.innerJoin(person, eq(person.id, exchangeCoordinator.personId))
		.innerJoin(exchangeSchool, eq(exchangeSchool.exchangeId, exchangeCoordinator.exchangeId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(and(eq(exchangeCoordinator.personId, personId), isNull(suspension.personId)))
		.orderBy(exchangeSchool.slot);
	const [first] = rows;
	if (!first) return undefined;
	const { one: _, ...facts } = first;
	const schoolIds = rows.filter((row) => row.exchangeId === first.exchangeId).map((row) => row.one);
	return { ...facts, schoolIds } as Omit<Coordination, typeof proven> as Coordination;
}
