/** What every row of a talk needs of its page, in the main talk and in a thread. Set by Talk.svelte. */
import { createContext } from 'svelte';
import type { MessageFace } from '$lib/realtime/events';
import type { SpacePerson } from '../people';
import type { SpaceRules } from '../rules/spaceRules';
import type { Closed } from '../rules/whyClosed';
import type { MessageActs } from './messageActs';

export interface TalkTools {
	/** Who looks at it. */
	readonly viewer: SpacePerson;
	readonly personOf: (id: string) => SpacePerson;
	/** Address of the space. */
	readonly place: string;
	/** What a form without JavaScript sends along. */
	readonly fields: Record<string, string>;
	readonly canWrite: boolean;
	readonly canModerate: boolean;
	/** In a team everybody who may write; elsewhere teachers. */
	readonly canPin: boolean;
	readonly acts: MessageActs;
	/** What holds here for a while. */
	readonly rules: SpaceRules;
	/** Why nothing can be posted just now; null when nothing is in the way. */
	readonly closed: Closed | null;
	/** Opens the thread of a message. */
	reply: (message: MessageFace) => void;
	/** Puts the message into the box as a quote. */
	quote: (message: MessageFace) => void;
	edit: (message: MessageFace) => void;
	/** Deletes it, with a way to write it again. */
	takeBack: (message: MessageFace) => void;
	showVersions: (message: MessageFace) => void;
	showKeys: () => void;
}

export const [talkTools, setTalkTools] = createContext<TalkTools>();
