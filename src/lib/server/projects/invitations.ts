import { and, asc, eq, isNull, ne, or } from 'drizzle-orm';
import type { Viewer } from '../auth/viewer';
import { person, suspension } from '../db/schema/people';
import { invitation, project } from '../db/schema/projects';
import { read, type Reader, type Transaction } from '../db/store';
import { Conflict, NotFound } from '../errors';
import { isId } from '../ids';
import type { Teaching } from '../people/access';
import { actOnce, administer } from '../people/administer';
import { takeInClass, tellJoined, type Joined } from './projectClasses';

/**
 * A teacher of the partner school is asked to join a project with a class. Until they accept, the project works
 * without them; afterwards they read everything back. Nobody but the invited teacher can answer.
 */
export type Invitation = typeof invitation.$inferSelect;

/**
 * The invited teacher joins with a class of theirs: its teachers come into every space, its students into the common
 * one. Accepting again, whatever the class, is the same once. Returns the project's id.
 * @throws NotFound when it was never for them, was taken back, or the project has ended · see `administer`.
 */
export async function acceptInvitation(
	by: Teaching,
	command: { id: string; invitation: string }
): Promise<{ project: string }> {
	const { classId, personId } = by;
	const known = await invitationTo(read(), personId, command.invitation);
	if (known.answer === 'accepted') return { project: known.projectId };
	let joined: Joined[] = [];
	const asks = ['accept', command.invitation];
	await administer(by, { id: command.id, asks }, async (tx, { at }) => {
		const { id, projectId, exchangeId, answer: earlier } = await invitationTo(tx, personId, command.invitation);
		if (earlier !== 'accepted') {
			await answer(tx, id, 'accepted', at);
			joined = await takeInClass(tx, { projectId, classId, byId: personId }, at);
		}
		return { log: exchangeId, type: 'invitation.accepted', subject: id, data: { project: projectId } };
	});
	await tellJoined(joined);
	return { project: known.projectId };
}

/**
 * The invited teacher says no. They may still change their mind while the invitation stands.
 * @throws NotFound as `acceptInvitation` does · Conflict when they have accepted already.
 */
export async function declineInvitation(viewer: Viewer, command: { id: string; invitation: string }): Promise<void> {
	const { id: personId, school } = viewer;
	const by = {
		personId,
		schoolId: school.id,
		scope: personId,
		again: async (tx: Transaction) => void (await invitationTo(tx, personId, command.invitation))
	};
	await actOnce(by, { id: command.id, asks: ['decline', command.invitation] }, async (tx, { at }) => {
		const { id, exchangeId, answer: earlier } = await invitationTo(tx, personId, command.invitation);
		if (earlier === 'accepted') throw new Conflict('error_invitation_accepted');
		await answer(tx, id, 'declined', at);
		return { log: exchangeId, type: 'invitation.declined', subject: id };
	});
}

/** What the invited teacher is shown of it before they answer. */
export interface InvitationView {
	id: string;
	/** UTC ms. */
	at: number;
	answer: Invitation['answer'];
	by: { name: string; schoolId: string };
	project: { id: string; title: string; about: string; language: 'en' | 'nl'; startsOn: string; endsOn: string };
}

/** The invitations that wait for the viewer's answer, the oldest first. */
export async function openInvitationsOf(
	viewer: Viewer
): Promise<{ id: string; byName: string; title: string; at: number }[]> {
	const open = and(eq(invitation.teacherId, viewer.id), isNull(invitation.answer), isNull(project.endedAt));
	const found = await views(open);
	return found.map(({ id, at, by, project: { title } }) => ({ id, byName: by.name, title, at }));
}

/** Whether the viewer has ever invited somebody and not taken it back. */
export async function hasInvited(viewer: Viewer): Promise<boolean> {
	const standing = or(isNull(invitation.answer), ne(invitation.answer, 'withdrawn'));
	const made = and(eq(invitation.byId, viewer.id), standing);
	const [found] = await read().select({ id: invitation.id }).from(invitation).where(made).limit(1);
	return found !== undefined;
}

/**
 * One invitation, for the teacher it was sent to.
 * @throws NotFound as `acceptInvitation` does.
 */
export async function accessInvitation(viewer: Viewer, invitationId: string): Promise<InvitationView> {
	await invitationTo(read(), viewer.id, invitationId);
	const [found] = await views(eq(invitation.id, invitationId));
	if (!found) throw new NotFound();
	return found;
}

/** @throws NotFound when it was never for this person, was taken back, or the project has ended. */
async function invitationTo(reader: Reader, personId: string, invitationId: string) {
	const [row] = isId(invitationId)
		? await reader
				.select({ invitation, exchangeId: project.exchangeId, endedAt: project.endedAt })
				.from(invitation)
				.innerJoin(project, eq(project.id, invitation.projectId))
				.innerJoin(person, eq(person.id, invitation.teacherId))
				.leftJoin(suspension, eq(suspension.personId, invitation.teacherId))
				.where(and(eq(invitation.id, invitationId), eq(invitation.teacherId, personId), isNull(suspension.personId)))
		: [];
	const isOver = row?.endedAt !== null && row?.invitation.answer !== 'accepted';
	if (!row || row.invitation.answer === 'withdrawn' || isOver) throw new NotFound();
	return { ...row.invitation, exchangeId: row.exchangeId };
}

async function answer(tx: Transaction, id: string, said: NonNullable<Invitation['answer']>, at: number): Promise<void> {
	await tx.update(invitation).set({ answer: said, answeredAt: at }).where(eq(invitation.id, id));
}

async function views(which: ReturnType<typeof and>): Promise<InvitationView[]> {
	const rows = await read()
		.select({ invitation, project, name: person.name, schoolId: person.schoolId })
		.from(invitation)
		.innerJoin(project, eq(project.id, invitation.projectId))
		.innerJoin(person, eq(person.id, invitation.byId))
		.where(which)
		.orderBy(asc(invitation.at), asc(invitation.id));
	return rows.map(({ invitation: { id, at, answer: said }, project: about, name, schoolId }) => {
		const { id: projectId, title, about: text, language, startsOn, endsOn } = about;
		const facts = { id: projectId, title, about: text, language, startsOn, endsOn };
		return { id, at, answer: said, by: { name, schoolId }, project: facts };
	});
}
