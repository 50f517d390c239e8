import { randomUUID } from 'node:crypto';
import { viewerOf } from '$lib/server/auth/viewer';
import { accessExchange } from '$lib/server/people/access';
import { settleAsCoordinator } from '$lib/server/safety/coordinating';
import { escalateReport } from '$lib/server/safety/handling';
import { makeReport } from '$lib/server/safety/reports';
import { postMessage } from '$lib/server/talk/messages';
import type { Membership } from '$lib/server/projects/access';
import type { Role, World } from './world';

/** Reports that the table asks about; see tableOfReports.ts. */
export type ReportPlace = Record<'team' | 'outside' | 'staff', string>;

export async function prepareReports(
	member: (role: Role, name: string) => Promise<Membership>,
	coordinatorToken: string
): Promise<ReportPlace> {
	const reported = async (author: Membership, reporter: Membership) => {
		const { subject } = await postMessage(author, { id: randomUUID(), text: 'Reported before the tests' });
		const wanted = { kind: 'message', subject, reason: 'other', sentence: null } as const;
		return (await makeReport(reporter, wanted)).id;
	};
	const [student, teacher] = [await member('student', 'Team Poppy'), await member('teacher', 'Team Poppy')];
	const team = await reported(student, await member('otherTeacher', 'Team Poppy'));
	const staff = await reported(teacher, student);
	const outside = await reported(await member('outsider', 'outside'), await member('teacher', 'outside'));
	await escalateReport(await member('teacher', 'staff'), { id: randomUUID(), note: null }, team);
	const by = await accessExchange((await viewerOf(coordinatorToken))!);
	for (const id of [team, staff]) await settleAsCoordinator(by, { id: randomUUID(), outcome: 'nothing' }, id);
	return { team, outside, staff };
}

/** The id that stands in the address. */
export function reportAbout({ reports }: World, about: string): string {
	const word = about.replace(/'s$/, '');
	if (word === 'malformed') return 'no-id';
	return word in reports ? reports[word as keyof ReportPlace] : randomUUID();
}

/** The fields of an action about reports, but for who writes. */
export function reportFields(path: string, message: string): Record<string, string> {
	if (path.includes('/report?')) return { kind: 'message', subject: message, reason: 'unkind' };
	return path.endsWith('?/settle') ? { outcome: 'talked' } : {};
}
