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
import { editForm, membershipForm, messageForm, postForm, reactionForm } from '$lib/schemas/talk';
import { guardedLoad } from '../../../../../guard';
import type { PageServerLoadEvent } from './$types';
import { openedAtOf, placeOf } from './place';
import { talkAction } from './talkAction';

export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const member = await accessSpace(viewer, event.params);
	event.depends(`klasbrug:talk:${member.spaceId}`);
	const openedAt = openedAtOf(event.url, viewer.school.zone);
	return { ...(await talkSnapshot(member, openedAt && placeOf(openedAt))), openedAt, command: newId() };
});

export const actions = {
	post: talkAction(postForm, postMessage),
	edit: talkAction(editForm, editMessage),
	delete: talkAction(messageForm, deleteMessage),
	react: talkAction(reactionForm, react),
	unreact: talkAction(reactionForm, unreact),
	pin: talkAction(messageForm, pinMessage),
	unpin: talkAction(messageForm, unpinMessage),
	settle: talkAction(messageForm, settleQuestion),
	hide: talkAction(messageForm, hideMessage),
	show: talkAction(messageForm, showMessage),
	remove: talkAction(membershipForm, endMembership),
	restore: talkAction(membershipForm, restoreMembership)
};
