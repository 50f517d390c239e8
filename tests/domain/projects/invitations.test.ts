import { beforeAll, describe, expect, it } from 'vitest';
import { read } from '$lib/server/db/store';
import { eventsAfter } from '$lib/server/log/events';
import {
	acceptInvitation,
	accessInvitation,
	declineInvitation,
	hasInvited,
	openInvitationsOf
} from '$lib/server/projects/invitations';
import { invitationsInto, invite, teachersToInvite, withdrawInvitation } from '$lib/server/projects/inviting';
import { endProject, projectsByIds } from '$lib/server/projects/projects';
import { postMessage } from '$lib/server/talk/messages';
import { talkWindow } from '$lib/server/talk/windows';
import { endAccountOf } from '../../support/accountEnds';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, hearRevocations, projectsOf } from './stage';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});
const { teaching, make, teacher, kindsFor, inCommon } = projectsOf(() => cast);
const gunnClass = () => teaching('teacher.gunn', 'Environmental Science 2');

/** A project of Enschede with Ms Rivera invited. */
async function invited(): Promise<{ project: string; invitation: string }> {
	const project = await make();
	const by = await teacher(project);
	await invite(by, { ...command(), teacher: cast.people['teacher.gunn']! });
	const { id } = (await invitationsInto(by))[0]!;
	return { project, invitation: id };
}

const waiting = async (who: string) => (await openInvitationsOf(await cast.viewer(who))).map(({ id }) => id);

describe('an invitation', () => {
	it('waits at home for the teacher it was sent to, and for nobody else', async () => {
		const { invitation } = await invited();
		const gunn = await cast.viewer('teacher.gunn');
		expect(await waiting('teacher.gunn')).toContain(invitation);
		await expect(accessInvitation(gunn, invitation)).resolves.toMatchObject({
			by: { name: 'Mw. De Wit' },
			project: { title: 'Bees on both roofs' },
			answer: null
		});
		for (const who of ['teacher.enschede', 'student1.gunn', 'coordinator', 'outsider.enschede']) {
			const viewer = await cast.viewer(who);
			expect(await waiting(who), who).not.toContain(invitation);
			await expect(accessInvitation(viewer, invitation), who).rejects.toMatchObject({ status: 404 });
			await expect(declineInvitation(viewer, { ...command(), invitation }), who).rejects.toMatchObject({ status: 404 });
		}
		const other = await teaching('teacher.enschede', 'H4b');
		await expect(acceptInvitation(other, { ...command(), invitation })).rejects.toMatchObject({ status: 404 });
		await expect(accessInvitation(gunn, 'no-id')).rejects.toMatchObject({ status: 404 });
	});

	it('goes to active teachers of the other school only, once while it waits', async () => {
		const project = await make();
		const by = await teacher(project);
		expect((await teachersToInvite(by)).map(({ name }) => name)).toEqual(['Ms Rivera']);
		for (const who of ['teacher.enschede', 'student1.gunn', 'coordinator']) {
			const asked = { ...command(), teacher: cast.people[who]! };
			await expect(invite(by, asked), who).rejects.toMatchObject({ status: 404 });
		}
		const student = await inCommon('student1.enschede', project);
		const gunn = cast.people['teacher.gunn']!;
		await expect(invite(student, { ...command(), teacher: gunn })).rejects.toMatchObject({ status: 404 });
		await invite(by, { ...command(), teacher: gunn });
		await invite(by, { ...command(), teacher: gunn });
		expect(await invitationsInto(by)).toHaveLength(1);
		expect(await hasInvited(await cast.viewer('teacher.enschede'))).toBe(true);
		expect(await hasInvited(await cast.viewer('teacher.gunn'))).toBe(false);
	});

	it('accepted lets the class in: teachers into every space, students into the common one, to read everything', async () => {
		const { project, invitation } = await invited();
		await postMessage(await inCommon('student1.enschede', project), { ...command(), text: 'Are they there yet?' });
		const heard = hearRevocations();
		expect(await kindsFor('student1.gunn', project)).toEqual([]);
		await expect(acceptInvitation(await gunnClass(), { ...command(), invitation })).resolves.toEqual({ project });
		expect(await kindsFor('teacher.gunn', project)).toEqual(['common', 'staff']);
		expect(await kindsFor('student1.gunn', project)).toEqual(['common']);
		const student = await inCommon('student1.gunn', project);
		expect((await talkWindow(student, 'now')).messages.map(({ text }) => text)).toEqual(['Are they there yet?']);
		const joined = heard.filter(({ what, space }) => what === 'joined' && space === student.spaceId);
		expect(joined.map(({ person }) => person)).toContain(cast.people['student1.gunn']);
		expect(joined).toHaveLength(9);
		expect(await waiting('teacher.gunn')).not.toContain(invitation);
	});

	it('accepted twice, or by two windows at once, is accepted once', async () => {
		const { project, invitation } = await invited();
		const by = await gunnClass();
		const accept = () => acceptInvitation(by, { ...command(), invitation });
		await expect(Promise.all([accept(), accept()])).resolves.toEqual([{ project }, { project }]);
		await expect(accept()).resolves.toEqual({ project });
		const { spaceId } = await inCommon('student1.gunn', project);
		const events = await eventsAfter(read(), spaceId, 0, 1_000);
		const starts = events.filter(({ data }) => data.person === cast.people['student1.gunn']);
		expect(starts).toHaveLength(1);
	});

	it('declined is told to who asked, and can still be accepted', async () => {
		const { project, invitation } = await invited();
		await declineInvitation(await cast.viewer('teacher.gunn'), { ...command(), invitation });
		expect(await invitationsInto(await teacher(project))).toMatchObject([{ answer: 'declined', teacher: 'Ms Rivera' }]);
		expect(await waiting('teacher.gunn')).not.toContain(invitation);
		await expect(acceptInvitation(await gunnClass(), { ...command(), invitation })).resolves.toEqual({ project });
		const again = declineInvitation(await cast.viewer('teacher.gunn'), { ...command(), invitation });
		await expect(again).rejects.toMatchObject({ status: 409 });
	});

	it('taken back is gone, as if it had never been; what is accepted is not taken back', async () => {
		const { project, invitation } = await invited();
		const by = await teacher(project);
		const elsewhere = await teacher(await make());
		await expect(withdrawInvitation(elsewhere, { ...command(), invitation })).rejects.toMatchObject({ status: 404 });
		await withdrawInvitation(by, { ...command(), invitation });
		const gunn = await cast.viewer('teacher.gunn');
		await expect(accessInvitation(gunn, invitation)).rejects.toMatchObject({ status: 404 });
		await expect(acceptInvitation(await gunnClass(), { ...command(), invitation })).rejects.toMatchObject({
			status: 404
		});
		expect(await invitationsInto(by)).toEqual([]);
		await invite(by, { ...command(), teacher: gunn.id });
		const [fresh] = await invitationsInto(by);
		await acceptInvitation(await gunnClass(), { ...command(), invitation: fresh!.id });
		const late = withdrawInvitation(by, { ...command(), invitation: fresh!.id });
		await expect(late).rejects.toMatchObject({ status: 409 });
	});

	it('into a project that has ended is gone too', async () => {
		const { project, invitation } = await invited();
		await endProject(await teacher(project), command());
		expect(await waiting('teacher.gunn')).not.toContain(invitation);
		await expect(acceptInvitation(await gunnClass(), { ...command(), invitation })).rejects.toMatchObject({
			status: 404
		});
	});

	it('leaves no name and no title in the exchange’s log', async () => {
		const { project } = await invited();
		const { title } = (await projectsByIds([project]))[0]!;
		const words = JSON.stringify(await eventsAfter(read(), cast.exchange, 0, 1_000));
		for (const word of [title, 'Rivera', 'De Wit']) expect(words).not.toContain(word);
	});
});

it('a teacher whose account has ended is asked no more', async () => {
	const by = await teacher(await make());
	await endAccountOf(cast.people['teacher.gunn']!, await cast.viewer('coordinator'));
	expect(await teachersToInvite(by)).toEqual([]);
});
