import type { GenericSchema } from 'valibot';
import { frameOf } from '$lib/server/frames/frameOf';
import type { LoggedEvent } from '$lib/server/log/events';
import { accessSpace, type Membership } from '$lib/server/projects/access';
import { guardedAction } from '../../../../../guard';
import type { RequestEvent } from './$types';

/** The way of a command of the chat: from its form to a membership, through the domain, to the frame of its event. */
export function talkAction<Asked extends { command: string }>(
	form: GenericSchema<unknown, Asked>,
	act: (by: Membership, asked: Asked & { id: string }) => Promise<LoggedEvent>
) {
	return guardedAction(form, async ({ params }: RequestEvent, viewer, asked) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await act(member, { ...asked, id: asked.command })) };
	});
}
