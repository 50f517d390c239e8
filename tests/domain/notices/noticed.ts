import { randomUUID } from 'node:crypto';
import { mention } from '$lib/server/db/schema/talk';
import { write } from '$lib/server/db/store';
import { headsOfMembers, noticesWaiting } from '$lib/server/frames/heads';
import { newId } from '$lib/server/ids';
import type { LoggedEvent } from '$lib/server/log/events';
import { noticesOf, type NoticeRow } from '$lib/server/notices/notices';
import { catchUp } from '$lib/server/notices/reading';
import { membershipsOf } from '$lib/server/projects/access';
import { postMessage, type Post } from '$lib/server/talk/messages';
import { setClock } from '$lib/time/clock';
import { instantOf } from '$lib/time/wallTimes';
import type { Cast } from '../../support/cast';

interface Said extends Partial<Post> {
	space?: string;
	/** People by sign-in name, or groups. */
	to?: string[];
}

/** What people say in these tests, and what others are told of it. */
export function noticed(cast: () => Cast) {
	const calls = (one: string) =>
		one === 'team' || one === 'teachers' || one === 'everyone'
			? ({ kind: one, personId: null } as const)
			: ({ kind: 'person', personId: cast().people[one]! } as const);
	return {
		/** Somebody posts. */
		say: async (
			who: string,
			{ space = 'Team Poppy', to = [], text = 'Have a look', ...more }: Said = {}
		): Promise<LoggedEvent> => {
			const event = await postMessage(await cast().member(who, space), { id: randomUUID(), text, ...more });
			await write(async (tx) => {
				for (const one of to) await tx.insert(mention).values({ id: newId(), messageId: event.subject, ...calls(one) });
			});
			return event;
		},
		/** What somebody has been told of a message; undefined for nothing. */
		told: async (who: string, event: LoggedEvent): Promise<NoticeRow | undefined> => {
			await catchUp();
			return (await noticesOf(await cast().viewer(who))).find(({ subject }) => subject === event.subject);
		},
		/** The number in their header. */
		count: async (who: string): Promise<number> => {
			await catchUp();
			const members = await membershipsOf(cast().people[who]!);
			return noticesWaiting(cast().people[who]!, members, await headsOfMembers(members));
		}
	};
}

/** It is this date and time on the wall in Enschede. */
export function atEnschede(date: string, time: string): void {
	const at = instantOf(date, time, 'Europe/Amsterdam');
	setClock(() => at);
}
