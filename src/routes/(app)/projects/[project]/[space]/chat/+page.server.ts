import { frameOf } from '$lib/server/frames/frameOf';
import { talkSnapshot } from '$lib/server/frames/snapshots';
import { newId } from '$lib/server/ids';
import { accessSpace } from '$lib/server/projects/access';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { hideMessage, postMessage, showMessage } from '$lib/server/talk/messages';
import { membershipForm, messageForm, postForm } from '$lib/schemas/talk';
import { guardedAction, guardedLoad } from '../../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const member = await accessSpace(viewer, event.params);
	event.depends(`klasbrug:talk:${member.spaceId}`);
	return { ...(await talkSnapshot(member)), command: newId() };
});

export const actions = {
	post: guardedAction(postForm, async ({ params }: RequestEvent, viewer, { command, text }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await postMessage(member, { id: command, text })) };
	}),
	hide: guardedAction(messageForm, async ({ params }: RequestEvent, viewer, { command, message }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await hideMessage(member, { id: command, message })) };
	}),
	show: guardedAction(messageForm, async ({ params }: RequestEvent, viewer, { command, message }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await showMessage(member, { id: command, message })) };
	}),
	remove: guardedAction(membershipForm, async ({ params }: RequestEvent, viewer, { command, membership }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await endMembership(member, { id: command, membership })) };
	}),
	restore: guardedAction(membershipForm, async ({ params }: RequestEvent, viewer, { command, membership }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await restoreMembership(member, { id: command, membership })) };
	})
};
