import { eq } from 'drizzle-orm';
import type { Viewer } from '../auth/viewer';
import { school } from '../db/schema/people';
import { read } from '../db/store';
import type { OwnReport } from './lists';
import { namedReaders, readersOf, type ReportReader } from './readers';
import type { ReportRow } from './reports';
import { stepsOf } from './steps';

/** What the reporter reads at once: who got it, when they look, and whom to talk to now. */
export interface Answer {
	kind: ReportRow['kind'];
	aboutStaff: boolean;
	state: OwnReport['state'];
	/** One of each school, in the order in which they look. */
	readers: ReportReader[];
	/** The safeguarding contact of the reporter's school. */
	contact: string;
}

/** The answer to somebody's own report, as it is now. */
export async function answerTo(viewer: Viewer, row: ReportRow): Promise<Answer> {
	const [readers, contact, steps] = await Promise.all([
		readersOf(row),
		contactOf(viewer.school.id),
		stepsOf(read(), [row.id])
	]);
	const { kind, aboutStaff } = row;
	return { kind, aboutStaff, state: steps.get(row.id)!.state, readers: namedReaders(readers), contact };
}

/** The safeguarding contact of a school. */
export async function contactOf(schoolId: string): Promise<string> {
	const [row] = await read()
		.select({ contact: school.safeguardingContact })
		.from(school)
		.where(eq(school.id, schoolId));
	return row?.contact ?? '';
}

/** The safeguarding contacts of all schools of the installation, by city: for who cannot sign in. */
export async function allContacts(): Promise<{ id: string; name: string; city: string; contact: string }[]> {
	const { id, name, city, safeguardingContact: contact } = school;
	const rows = await read().select({ id, name, city, contact }).from(school);
	return rows
		.filter((row) => row.contact !== '')
		.sort((a, b) => a.city.localeCompare(b.city) || (a.id < b.id ? -1 : 1));
}
