import type { Reaction } from '$lib/schemas/reactions';
import { reactions } from '$lib/schemas/reactions';
import { filesOf } from '$lib/server/files/faces';
import type { Attached } from '$lib/server/talk/attachments';
import type { Cast } from '../../support/cast';
import type { MessageFace } from '$lib/realtime/events';
import type { Membership } from '$lib/server/projects/access';
import { deleteMessage } from '$lib/server/talk/deletions';
import { editMessage } from '$lib/server/talk/edits';
import { hideMessage, postMessage, showMessage } from '$lib/server/talk/messages';
import { pinMessage, pinsOf, unpinMessage } from '$lib/server/talk/pins';
import { openQuestionsOf, settleQuestion } from '$lib/server/talk/questions';
import { react, unreact } from '$lib/server/talk/reactions';
import { threadOf } from '$lib/server/talk/threads';
import { talkWindow } from '$lib/server/talk/windows';
import { command, space, threadIn, type StepsFor } from './step';

const teacher = (cast: Cast) => cast.member('teacher.enschede', space);

/** Somebody of the team, of either school, or a teacher where they were taken out. */
async function someone(cast: Cast, pick: number): Promise<Membership> {
	const who = ['student5.enschede', 'student6.enschede', 'student5.gunn', 'teacher.gunn'][pick % 4]!;
	return cast.member(who, space).catch(() => teacher(cast));
}

/** A file that students see, for every second message. */
async function someFiles(cast: Cast, pick: number): Promise<Attached[]> {
	const files = (await filesOf(await teacher(cast))).filter(({ hidden }) => !hidden);
	const chosen = pick % 2 ? undefined : files[pick % Math.max(1, files.length)];
	return chosen ? [{ id: chosen.id, version: chosen.version }] : [];
}

export const talkSteps: StepsFor<'message'> = {
	'message.posted': async (cast, pick) => {
		const [files, asks] = await Promise.all([someFiles(cast, pick), mayAsk(cast, pick)]);
		return postMessage(await someone(cast, pick), { ...command(), text: `said ${pick}`, files, asks });
	},
	'message.replied': async (cast, pick) => {
		const { standing } = await talk(cast, pick);
		const thread = pick % 3 === 0 ? standing?.id : threadIn(cast);
		const by = await someone(cast, pick);
		return thread && postMessage(by, { ...command(), text: `answered ${pick}`, thread }).catch(tooLate);
	},
	'message.edited': async (cast, pick) => {
		const { standing, as } = await talk(cast, pick);
		const by = standing && (await as(standing.author));
		return by && editMessage(by, { ...command(), message: standing.id, text: `edited ${pick}` }).catch(tooLate);
	},
	'message.deleted': async (cast, pick) => {
		const { standing, as } = await talk(cast, pick);
		const by = standing && (await as(standing.author));
		return by && deleteMessage(by, { ...command(), message: standing.id });
	},
	'message.reacted': async (cast, pick) => {
		const { standing } = await talk(cast, pick);
		return standing && react(await someone(cast, pick), { ...command(), message: standing.id, kind: kindOf(pick) });
	},
	'message.unreacted': async (cast, pick) => {
		const { standing } = await talk(cast, pick);
		return standing && unreact(await someone(cast, pick), { ...command(), message: standing.id, kind: kindOf(pick) });
	},
	'message.pinned': async (cast, pick) => {
		const { inMain } = await talk(cast, pick);
		if ((await pinsOf(await teacher(cast))).length > 15) return undefined;
		return inMain && pinMessage(await someone(cast, pick), { ...command(), message: inMain.id });
	},
	'message.unpinned': async (cast, pick) => {
		const pins = await pinsOf(await teacher(cast));
		const chosen = pins[pick % Math.max(1, pins.length)] ?? (await talk(cast, pick)).standing;
		return chosen && unpinMessage(await someone(cast, pick), { ...command(), message: chosen.id });
	},
	'message.settled': async (cast, pick) => {
		const by = await teacher(cast);
		const open = await openQuestionsOf(by);
		const asked = open[pick % Math.max(1, open.length)]?.id ?? (await question(by));
		return settleQuestion(by, { ...command(), message: asked });
	},
	'message.hidden': async (cast, pick) => {
		const { any } = await talk(cast, pick);
		return hideMessage(await teacher(cast), { ...command(), message: any.id });
	},
	'message.shown': async (cast, pick) => {
		const { any } = await talk(cast, pick);
		return showMessage(await cast.member('teacher.gunn', space), { ...command(), message: any.id });
	}
};

/** Some message of the talk or of the open thread, and one that something can be done to. */
async function talk(cast: Cast, pick: number) {
	const by = await teacher(cast);
	const { messages } = await talkWindow(by, 'now');
	const { root, messages: replies } = await threadOf(by, threadIn(cast));
	const all = [...messages, ...(root?.hidden ? [] : replies)];
	const able = all.filter(({ hidden, deleted }) => !hidden && deleted === undefined);
	const as = async (person: string) => {
		const name = Object.entries(cast.people).find(([, id]) => id === person)?.[0] ?? '';
		return cast.member(name, space).catch(() => undefined);
	};
	const chosen = (among: MessageFace[]) => among.at(-1 - (pick % Math.max(1, among.length)));
	const inMain = chosen(able.filter(({ thread }) => thread === undefined));
	return { any: all[pick % all.length]!, standing: chosen(able), inMain, as };
}

async function mayAsk(cast: Cast, pick: number): Promise<boolean> {
	return pick % 5 === 0 && (await openQuestionsOf(await teacher(cast))).length < 15;
}

async function question(by: Membership): Promise<string> {
	return (await postMessage(by, { ...command(), text: 'Who knows?', asks: true })).subject;
}

const kindOf = (pick: number): Reaction => reactions[pick % reactions.length]!;

/** Another step has hidden what it answers, or the student's minutes are over. */
function tooLate(refusal: unknown): undefined {
	if (!(refusal instanceof Error && 'status' in refusal)) throw refusal;
}
