import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { project, membership } from '$lib/server/db/schema/projects';
import { read, write } from '$lib/server/db/store';
import { accessProject, accessSpace, membershipsOf } from '$lib/server/projects/access';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { postMessage } from '$lib/server/talk/messages';
import { unreadCount } from '$lib/server/talk/unread';
import { setClock } from '$lib/time/clock';
import { addDays, instantOf } from '$lib/time/wallTimes';
import { endAccountOf, reopenAccountOf } from '../../support/accountEnds';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const id = () => randomUUID();
const spacesOf = async (who: string) => (await membershipsOf(cast.people[who]!)).map((member) => member.spaceId);

describe('a space', () => {
	it('opens for its members only; foreign, missing and misnamed are the same refusal', async () => {
		const student = await cast.viewer('student1.enschede');
		const { project, otherProject, spaces } = cast;
		await expect(accessSpace(student, { project, space: spaces['Team Poppy']! })).resolves.toMatchObject({
			role: 'student'
		});
		const refusals = await Promise.all(
			[
				{ project, space: spaces['Team Heron']! },
				{ project, space: spaces.staff! },
				{ project: otherProject, space: spaces.outside! },
				{ project: otherProject, space: spaces['Team Poppy']! },
				{ project, space: id() },
				{ project: id(), space: id() }
			].map((params) => accessSpace(student, params).then(() => null, JSON.stringify))
		);
		expect(new Set(refusals).size).toBe(1);
		expect(refusals[0]).toContain('404');
	});

	it('is closed to a coordinator, who counts but does not read', async () => {
		const coordinator = await cast.viewer('coordinator');
		await expect(accessProject(coordinator, cast.project)).rejects.toMatchObject({ status: 404 });
		expect(await spacesOf('coordinator')).toEqual([]);
	});

	it('closes by itself at the end of a membership, without a timer', async () => {
		const member = await cast.member('student8.gunn', 'Team Lantern');
		const end = Date.now() + 60_000;
		await write((tx) =>
			tx
				.update(membership)
				.set({ until: end })
				.where(eq(membership.id, member.id))
				.then(() => {})
		);
		await expect(cast.member('student8.gunn', 'Team Lantern')).resolves.toBeTruthy();
		try {
			setClock(() => end);
			await expect(cast.member('student8.gunn', 'Team Lantern')).rejects.toMatchObject({ status: 404 });
			await expect(postMessage(member, { id: id(), text: 'still here?' })).rejects.toMatchObject({ status: 404 });
		} finally {
			setClock(null);
		}
	});
});

describe('a student who is taken out of a team', () => {
	it('can neither read nor write there with a membership held from before, and can come back', async () => {
		const held = await cast.member('student1.gunn', 'Team Poppy');
		const teacher = await cast.member('teacher.enschede', 'Team Poppy');
		await endMembership(teacher, { id: id(), membership: held.id });
		await expect(postMessage(held, { id: id(), text: 'one more' })).rejects.toMatchObject({ status: 404 });
		await expect(cast.member('student1.gunn', 'Team Poppy')).rejects.toMatchObject({ status: 404 });
		expect(await spacesOf('student1.gunn')).toEqual([cast.spaces.common]);
		await restoreMembership(teacher, { id: id(), membership: held.id });
		const back = await cast.member('student1.gunn', 'Team Poppy');
		expect(await unreadCount(back)).toBe(0);
		await expect(postMessage(back, { id: id(), text: 'back again' })).resolves.toBeTruthy();
	});

	it('is taken out by a teacher only, and only from a team', async () => {
		const target = await cast.member('student2.gunn', 'Team Poppy');
		const common = await cast.member('student2.gunn', 'common');
		const student = await cast.member('student1.enschede', 'Team Poppy');
		const inTeam = await cast.member('teacher.gunn', 'Team Poppy');
		const inCommon = await cast.member('teacher.gunn', 'common');
		const end = endMembership;
		await expect(end(student, { id: id(), membership: target.id })).rejects.toMatchObject({ status: 403 });
		await expect(end(inCommon, { id: id(), membership: common.id })).rejects.toMatchObject({ status: 400 });
		await expect(end(inTeam, { id: id(), membership: inTeam.id })).rejects.toMatchObject({ status: 404 });
		await expect(end(inTeam, { id: id(), membership: common.id })).rejects.toMatchObject({ status: 404 });
	});
});

describe('an ended project', () => {
	it('is read by its students and written by its teachers only', async () => {
		const student = await cast.member('outsider.enschede', 'outside');
		const teacher = await cast.member('teacher.enschede', 'outside');
		await write(async (tx) => {
			await tx.update(project).set({ endedAt: 1 }).where(eq(project.id, cast.otherProject));
		});
		await expect(postMessage(student, { id: id(), text: 'more' })).rejects.toMatchObject({ status: 403 });
		await expect(postMessage(teacher, { id: id(), text: 'thank you all' })).resolves.toBeTruthy();
		await expect(cast.member('outsider.enschede', 'outside')).resolves.toBeTruthy();
	});
});

describe('a project whose last day is over', () => {
	it('can be read by its students and no longer written in; on the last day itself it can, in every zone', async () => {
		const [{ endsOn } = { endsOn: '' }] = await read().select().from(project).where(eq(project.id, cast.project));
		const say = async () => postMessage(await cast.member('student2.gunn', 'Team Poppy'), { id: id(), text: 'still?' });
		try {
			setClock(() => instantOf(endsOn, '23:59', 'America/Los_Angeles'));
			await expect(say()).resolves.toBeTruthy();
			setClock(() => instantOf(addDays(endsOn, 1), '12:00', 'UTC'));
			await expect(say()).rejects.toMatchObject({ status: 403, key: 'error_project_ended' });
			const teacher = await cast.member('teacher.gunn', 'Team Poppy');
			await expect(postMessage(teacher, { id: id(), text: 'Well done' })).resolves.toBeTruthy();
		} finally {
			setClock(null);
		}
	});
});

describe('an account that has ended', () => {
	it('has no space and no voice until it is open again', async () => {
		const held = await cast.member('student3.enschede', 'Team Heron');
		const teacher = await cast.viewer('teacher.enschede');
		await endAccountOf(held.personId, teacher);
		await expect(postMessage(held, { id: id(), text: 'quietly' })).rejects.toMatchObject({ status: 404 });
		expect(await spacesOf('student3.enschede')).toEqual([]);
		await reopenAccountOf(held.personId, teacher);
		await expect(postMessage(held, { id: id(), text: 'hello again' })).resolves.toBeTruthy();
	});
});

describe('every membership of the demo', () => {
	it('stands in a space that a teacher of the member’s school can see', async () => {
		const rows = await read().select().from(membership);
		const teachers = await Promise.all(['teacher.enschede', 'teacher.gunn'].map(spacesOf));
		for (const { spaceId } of rows) expect(teachers.flat()).toContain(spaceId);
	});
});
