import type { Membership } from '$lib/server/projects/access';
import { hideMessage, latestMessages, postMessage, showMessage } from '$lib/server/talk/messages';
import { command, space, type StepsFor } from './step';

export const talkSteps: StepsFor<'message'> = {
	'message.posted': async (cast, pick) => {
		const who = ['student5.enschede', 'student6.enschede', 'student5.gunn', 'teacher.gunn'][pick % 4]!;
		const member = await cast.member(who, space).catch(() => cast.member('teacher.enschede', space));
		return postMessage(member, { ...command(), text: `said ${pick}` });
	},
	'message.hidden': async (cast, pick) => {
		const teacher = await cast.member('teacher.enschede', space);
		return hideMessage(teacher, { ...command(), message: await someMessage(teacher, pick) });
	},
	'message.shown': async (cast, pick) => {
		const teacher = await cast.member('teacher.gunn', space);
		return showMessage(teacher, { ...command(), message: await someMessage(teacher, pick) });
	}
};

async function someMessage(teacher: Membership, pick: number): Promise<string> {
	const { messages } = await latestMessages(teacher);
	return messages[pick % messages.length]!.id;
}
