import { and, desc, eq, ne } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import type { ReportKind } from '$lib/schemas/reports';
import { card } from '../db/schema/board';
import { file, fileVersion } from '../db/schema/files';
import { person } from '../db/schema/people';
import { membership } from '../db/schema/projects';
import { message, thread } from '../db/schema/talk';
import type { Reader } from '../db/store';
import { NotFound } from '../errors';
import { isId } from '../ids';
import type { Membership } from '../projects/access';
import { requireSeen } from '../projects/hiding';

/** What a report is about, as it is now: found only where the member can see it. */
export interface Subject {
	id: string;
	kind: ReportKind;
	/** A card's title, a file's name, a person's name; empty for a message. */
	title: string;
	/** What a message or a card says, also when its author has taken it back. */
	text: string;
	lang: Language;
	author: { id: string; name: string; schoolId: string; isStaff: boolean };
	/** Where a comment stands: the card or file it is about. */
	owner: { kind: 'card' | 'file' | 'message'; id: string } | null;
}

type Found = Omit<Subject, 'id' | 'author'> & { authorId: string };

/**
 * @throws NotFound for what is not in the member's space, is hidden from them, or is no such thing.
 */
export async function subjectOf(reader: Reader, member: Membership, kind: ReportKind, id: string): Promise<Subject> {
	const found = isId(id) ? await finders[kind](reader, member, id) : null;
	if (!found) throw new NotFound();
	await requireSeen(reader, member, id);
	const { authorId, ...facts } = found;
	const [row] = await reader.select().from(person).where(eq(person.id, authorId));
	if (!row) throw new NotFound();
	const author = { id: row.id, name: row.name, schoolId: row.schoolId, isStaff: row.role !== 'student' };
	return { id, ...facts, author };
}

type Finder = (reader: Reader, member: Membership, id: string) => Promise<Found | null>;

const finders: Record<ReportKind, Finder> = {
	message: messageNamed,
	comment: messageNamed,
	card: cardNamed,
	file: fileNamed,
	name: nameOf
};

async function messageNamed(reader: Reader, member: Membership, id: string): Promise<Found | null> {
	const [row] = await reader
		.select({ text: message.text, lang: message.lang, authorId: message.authorId, owner: thread })
		.from(message)
		.innerJoin(thread, eq(thread.id, message.threadId))
		.where(and(eq(message.id, id), eq(thread.spaceId, member.spaceId)));
	if (!row) return null;
	const { ownerKind, ownerId } = row.owner;
	const owner = ownerKind === 'space' ? null : { kind: ownerKind, id: ownerId };
	const kind = ownerKind === 'card' || ownerKind === 'file' ? 'comment' : 'message';
	if (owner) await requireSeen(reader, member, owner.id);
	return { kind, title: '', text: row.text, lang: row.lang, authorId: row.authorId, owner };
}

async function cardNamed(reader: Reader, member: Membership, id: string): Promise<Found | null> {
	const [row] = await reader
		.select()
		.from(card)
		.where(and(eq(card.id, id), eq(card.spaceId, member.spaceId)));
	if (!row) return null;
	const { title, text, lang, createdBy: authorId } = row;
	return { kind: 'card', title, text, lang, authorId, owner: null };
}

/** Whose it is: who brought the newest version. */
async function fileNamed(reader: Reader, member: Membership, id: string): Promise<Found | null> {
	const [row] = await reader
		.select({ title: file.name, authorId: fileVersion.byId })
		.from(file)
		.innerJoin(fileVersion, eq(fileVersion.fileId, file.id))
		.where(and(eq(file.id, id), eq(file.spaceId, member.spaceId)))
		.orderBy(desc(fileVersion.version))
		.limit(1);
	return row ? { kind: 'file', text: '', lang: member.language, owner: null, ...row } : null;
}

async function nameOf(reader: Reader, member: Membership, id: string): Promise<Found | null> {
	const [row] = await reader
		.select({ title: person.name, authorId: person.id })
		.from(person)
		.innerJoin(membership, eq(membership.personId, person.id))
		.where(and(eq(person.id, id), eq(membership.spaceId, member.spaceId), ne(membership.role, 'visitor')));
	return row ? { kind: 'name', text: '', lang: member.language, owner: null, ...row } : null;
}
