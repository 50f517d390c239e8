import { randomUUID } from 'node:crypto';
import type { MessageFace } from '$lib/realtime/events';
import { postMessage, type Post } from '$lib/server/talk/messages';
import { threadOf } from '$lib/server/talk/threads';
import { talkWindow } from '$lib/server/talk/windows';
import type { Cast } from '../../support/cast';

/** How the tests of the talk speak: by sign-in names, in one space. */
export function talkingIn(cast: () => Cast, space: string) {
	const member = (who: string) => cast().member(who, space);
	const post = async (who: string, text: string, more: Omit<Post, 'text'> = {}) =>
		(await postMessage(await member(who), { ...command(), text, ...more })).subject;
	/** The message as this person sees it, in the talk or in its thread. */
	const seen = async (who: string, id: string, thread?: string): Promise<MessageFace | undefined> => {
		const by = await member(who);
		const { messages } = thread ? await threadOf(by, thread) : await talkWindow(by, 'now');
		return messages.find((message) => message.id === id);
	};
	return { member, post, seen };
}

export const command = () => ({ id: randomUUID() });
