import { talkSnapshot } from '$lib/server/frames/snapshots';
import { newId } from '$lib/server/ids';
import { accessSpace } from '$lib/server/projects/access';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { deleteMessage } from '$lib/server/talk/deletions';
import { editMessage } from '$lib/server/talk/edits';
import { hideMessage, postMessage, showMessage } from '$lib/server/talk/messages';
import { pinMessage, unpinMessage } from '$lib/server/talk/pins';
import { settleQuestion } from '$lib/server/talk/questions';
import { react, unreact } from '$lib/server/talk/reactions';
import { editForm, hideForm, membershipForm, messageForm, postForm, reactionForm } from '$lib/schemas/talk';
import { guardedAction, guardedLoad } from '../../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';
import { answer } from './answer';
import { openedAtOf, placeOf } from './openedAt';

export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const member = await accessSpace(viewer, event.params);
	event.depends(`klasbrug:talk:${member.spaceId}`);
	const openedAt = openedAtOf(event.url, viewer.school.zone);
	return { ...(await talkSnapshot(member, openedAt && placeOf(openedAt))), openedAt, command: newId() };
});

export const actions = {
	post: guardedAction(postForm, (event: RequestEvent, viewer, asked) => answer(event, viewer, asked, postMessage)),
	edit: guardedAction(editForm, (event: RequestEvent, viewer, asked) => answer(event, viewer, asked, editMessage)),
	delete: guardedAction(messageForm, (event: RequestEvent, viewer, asked) =>
		answer(event, viewer, asked, deleteMessage)
	),
	react: guardedAction(reactionForm, (event: RequestEvent, viewer, asked) => answer(event, viewer, asked, react)),
	unreact: guardedAction(reactionForm, (event: RequestEvent, viewer, asked) => answer(event, viewer, asked, unreact)),
	pin: guardedAction(messageForm, (event: RequestEvent, viewer, asked) => answer(event, viewer, asked, pinMessage)),
	unpin: guardedAction(messageForm, (event: RequestEvent, viewer, asked) => answer(event, viewer, asked, unpinMessage)),
	settle: guardedAction(messageForm, (event: RequestEvent, viewer, asked) =>
		answer(event, viewer, asked, settleQuestion)
	),
	hide: guardedAction(hideForm, (event: RequestEvent, viewer, asked) => answer(event, viewer, asked, hideMessage)),
	show: guardedAction(messageForm, (event: RequestEvent, viewer, asked) => answer(event, viewer, asked, showMessage)),
	remove: guardedAction(membershipForm, (event: RequestEvent, viewer, asked) =>
		answer(event, viewer, asked, endMembership)
	),
	restore: guardedAction(membershipForm, (event: RequestEvent, viewer, asked) =>
		answer(event, viewer, asked, restoreMembership)
	)
};
