import { and, asc, desc, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { exchangeSchool, person, suspension } from '../db/schema/people';
import { invitation, membership, project, space } from '../db/schema/projects';
import { read, type Reader } from '../db/store';
import { Conflict, NotFound } from '../errors';
import { newId } from '../ids';
import type { Membership } from './access';
import { conduct } from './conduct';

/** Inviting: what a project's teachers do and see. What the invited teacher answers stands in invitations.ts. */

/**
 * Asks a teacher of the exchange's other school to join. Asking somebody who is asked already changes nothing.
 * @throws NotFound when they are no active teacher there, or in the project already · see `conduct`.
 */
export async function invite(by: Membership, command: { id: string; teacher: string }): Promise<void> {
	const { teacher: teacherId } = command;
	await conduct(by, { id: command.id, asks: ['invite', teacherId] }, async (tx, { at, project: { id: projectId } }) => {
		const asked = (await teachersToAsk(tx, by)).find(({ id }) => id === teacherId);
		if (!asked) throw new NotFound();
		const [open] = await tx.select().from(invitation).where(isOpen(projectId, teacherId));
		const id = open?.id ?? newId();
		if (!open) await tx.insert(invitation).values({ id, projectId, teacherId, byId: by.personId, at });
		return { type: 'invitation.made', subject: id };
	});
}

/**
 * Takes an invitation back that was not accepted: for who was asked it is gone. Twice is once.
 * @throws NotFound for an invitation of another project · Conflict when it was accepted meanwhile · see `conduct`.
 */
export async function withdrawInvitation(by: Membership, command: { id: string; invitation: string }): Promise<void> {
	const { invitation: invitationId } = command;
	await conduct(by, { id: command.id, asks: ['withdraw', invitationId] }, async (tx, { at }) => {
		const [found] = await tx.select().from(invitation).where(eq(invitation.id, invitationId));
		if (found?.projectId !== by.projectId) throw new NotFound();
		if (found.answer === 'accepted') throw new Conflict('error_invitation_accepted');
		await tx.update(invitation).set({ answer: 'withdrawn', answeredAt: at }).where(eq(invitation.id, invitationId));
		return { type: 'invitation.withdrawn', subject: invitationId };
	});
}

/** Who was asked into the membership's project, and what they said; withdrawn ones are gone. The newest first. */
export async function invitationsInto(member: Membership) {
	return read()
		.select({
			id: invitation.id,
			at: invitation.at,
			answer: invitation.answer,
			answeredAt: invitation.answeredAt,
			teacherId: invitation.teacherId,
			teacher: person.name,
			schoolId: person.schoolId
		})
		.from(invitation)
		.innerJoin(person, eq(person.id, invitation.teacherId))
		.where(
			and(eq(invitation.projectId, member.projectId), or(isNull(invitation.answer), ne(invitation.answer, 'withdrawn')))
		)
		.orderBy(desc(invitation.at), desc(invitation.id));
}

/** The active teachers of the exchange's other school who are not in the membership's project, by name. */
export async function teachersToInvite(member: Membership): Promise<{ id: string; name: string; schoolId: string }[]> {
	return teachersToAsk(read(), member);
}

async function teachersToAsk(reader: Reader, member: Membership) {
	const inside = await reader
		.select({ id: membership.personId })
		.from(membership)
		.innerJoin(space, eq(space.id, membership.spaceId))
		.where(
			and(
				eq(space.projectId, member.projectId),
				eq(membership.role, 'teacher'),
				or(isNull(membership.until), gt(membership.until, now()))
			)
		);
	const rows = await reader
		.selectDistinct({ id: person.id, name: person.name, schoolId: person.schoolId })
		.from(project)
		.innerJoin(exchangeSchool, eq(exchangeSchool.exchangeId, project.exchangeId))
		.innerJoin(person, eq(person.schoolId, exchangeSchool.schoolId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(
			and(
				eq(project.id, member.projectId),
				ne(person.schoolId, member.schoolId),
				eq(person.role, 'teacher'),
				isNull(suspension.personId)
			)
		)
		.orderBy(asc(person.name), asc(person.id));
	return rows.filter(({ id }) => !inside.some((one) => one.id === id));
}

function isOpen(projectId: string, teacherId: string) {
	return and(eq(invitation.projectId, projectId), eq(invitation.teacherId, teacherId), isNull(invitation.answer));
}
