import { randomUUID } from 'node:crypto';
import type { ReportKind } from '$lib/schemas/reports';
import { makeReport } from '$lib/server/safety/reports';
import { postMessage } from '$lib/server/talk/messages';
import { talkWindow } from '$lib/server/talk/windows';
import type { Cast } from '../../support/cast';

/** What the tests of reports do again and again, in Team Poppy and by the commands of the product. */
export const command = () => ({ id: randomUUID() });
export const team = 'Team Poppy';

export function sceneOf(cast: () => Cast) {
	const inTeam = (who: string) => cast().member(who, team);
	return {
		inTeam,
		staff: (who = 'teacher.gunn') => cast().member(who, 'staff'),
		said: async (who: string, text = 'not nice'): Promise<string> =>
			(await postMessage(await inTeam(who), { ...command(), text })).subject,
		reports: async (who: string, subject: string, kind: ReportKind = 'message'): Promise<string> =>
			(await makeReport(await inTeam(who), { kind, subject, reason: 'unkind', sentence: null })).id,
		/** Whether somebody sees a message in the team. */
		sees: async (who: string, id: string): Promise<boolean> =>
			(await talkWindow(await inTeam(who), 'now')).messages.some((message) => message.id === id)
	};
}
