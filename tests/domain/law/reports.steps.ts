import { postMessage } from '$lib/server/talk/messages';
import { escalateReport, seeReport, settleReport } from '$lib/server/safety/handling';
import { makeReport } from '$lib/server/safety/reports';
import type { Cast } from '../../support/cast';
import { command, type StepsFor } from './step';

/** Each about a message of its own: a report is seen, settled and handed on once. */
export const reportSteps: StepsFor<'report'> = {
	'report.made': async (cast) => reported(cast),
	'report.seen': async (cast) => seeReport(await cast.member('teacher.gunn', 'staff'), command(), await reported(cast)),
	'report.settled': async (cast) => {
		const by = await cast.member('teacher.enschede', 'staff');
		return settleReport(by, { ...command(), outcome: 'talked' }, await reported(cast));
	},
	'report.escalated': async (cast) => {
		const by = await cast.member('teacher.enschede', 'staff');
		return escalateReport(by, { ...command(), note: null }, await reported(cast));
	}
};

async function reported(cast: Cast): Promise<string> {
	const { subject } = await postMessage(await cast.member('student3.enschede', 'Team Heron'), {
		...command(),
		text: 'not nice'
	});
	const by = await cast.member('student3.gunn', 'Team Heron');
	return (await makeReport(by, { kind: 'message', subject, reason: 'unkind', sentence: null })).id;
}
