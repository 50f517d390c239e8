import type { Viewer } from '$lib/server/auth/viewer';
import { frameOf } from '$lib/server/frames/frameOf';
import type { LoggedEvent } from '$lib/server/log/events';
import { accessSpace, type Membership } from '$lib/server/projects/access';
import type { RequestEvent } from './$types';

/** The way of a command of the chat: from the address to a membership, through the domain, to the frame of its event. */
export async function answer<Asked extends { command: string }>(
	{ params }: RequestEvent,
	viewer: Viewer,
	asked: Asked,
	act: (by: Membership, command: Asked & { id: string }) => Promise<LoggedEvent>
) {
	const member = await accessSpace(viewer, params);
	return { frame: await frameOf(member, await act(member, { ...asked, id: asked.command })) };
}
