import { eq } from 'drizzle-orm';
import type { Viewer } from '../auth/viewer';
import { project } from '../db/schema/projects';
import type { Reader, Transaction } from '../db/store';
import { NotFound } from '../errors';
import type { LoggedEvent } from '../log/events';
import { actOnce } from '../people/administer';
import { accessAgain, accessProject, type Membership } from './access';

/**
 * The one way to change a project itself: its facts, classes, invitations and teams. All its teachers may, of either
 * school; the exchange's log keeps who did.
 */
type ProjectRow = typeof project.$inferSelect;

export interface ConductContext {
	/** UTC ms. */
	at: number;
	member: Membership;
	/** As it is now. */
	project: ProjectRow;
}

export interface ConductOutcome {
	type: string;
	subject: string;
	data?: LoggedEvent['data'];
}

/**
 * The viewer's membership as a teacher of a project, of the space they share with most.
 * @throws NotFound for everybody else, visitors and coordinators too.
 */
export async function accessProjectAsTeacher(viewer: Viewer, projectId: string): Promise<Membership> {
	const members = (await accessProject(viewer, projectId)).filter(({ role }) => role === 'teacher');
	const [found] = members.toSorted((a, b) => rank(a) - rank(b));
	if (!found) throw new NotFound();
	return found;
}

/**
 * Runs `work` as one act of a project's teacher; its event goes to the exchange's log. A repeat of the same command
 * runs nothing and returns the first event.
 * @throws NotFound when they are no teacher of the project any more · Conflict when the command's id was used for
 * something else · Unavailable when the disk refuses · whatever the work refuses.
 */
export async function conduct(
	by: Membership,
	command: { id: string; asks: readonly unknown[] },
	work: (tx: Transaction, context: ConductContext) => Promise<ConductOutcome>
): Promise<{ event: LoggedEvent; isRepeat: boolean }> {
	let member = by;
	const again = async (tx: Transaction) => {
		member = await accessAgain(tx, by);
		if (member.role !== 'teacher') throw new NotFound();
	};
	const { personId, schoolId, projectId } = by;
	return actOnce({ personId, schoolId, scope: projectId, again }, command, async (tx, { at }) => {
		const project = await projectRow(tx, projectId);
		return { log: project.exchangeId, ...(await work(tx, { at, member, project })) };
	});
}

/** @throws NotFound when there is no such project. */
export async function projectRow(reader: Reader, projectId: string): Promise<ProjectRow> {
	const [row] = await reader.select().from(project).where(eq(project.id, projectId));
	if (!row) throw new NotFound();
	return row;
}

function rank({ spaceKind }: Membership): number {
	return ['staff', 'common', 'team'].indexOf(spaceKind);
}
