import { newId } from '../ids';
import { postMessage } from '../talk/messages';
import { pinMessage } from '../talk/pins';
import { react } from '../talk/reactions';
import { talkWindow } from '../talk/windows';
import { memberOf, type Places } from './boardWork';
import { aroundLines } from './conversations';

/** What was done to lines of the demo's talk: answered in threads, reacted to, pinned. Lines not said yet are left out. */
export async function enlivenTalk(world: Places): Promise<void> {
	const by = (signInName: string) => memberOf(world, signInName, 'Team Poppy');
	const { messages } = await talkWindow(await by('teacher.enschede'), 'now');
	for (const [beginning, { pinnedBy, reactions = [], answers = [] }] of Object.entries(aroundLines)) {
		const message = messages.find(({ text }) => text.startsWith(beginning))?.id;
		if (!message) continue;
		for (const [who, kind] of reactions) await react(await by(who), { id: newId(), message, kind });
		for (const [who, text] of answers) await postMessage(await by(who), { id: newId(), text, thread: message });
		if (pinnedBy) await pinMessage(await by(pinnedBy), { id: newId(), message });
	}
}
