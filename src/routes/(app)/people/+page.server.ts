import { coverForm, endCoverForm, personForm, renameForm, staffForm } from '$lib/schemas/people';
import { siteOrigin } from '$lib/server/auth/origin';
import { newId } from '$lib/server/ids';
import { accessExchange } from '$lib/server/people/access';
import { renamePerson } from '$lib/server/people/accounts';
import { exchangeName } from '$lib/server/people/exchanges';
import { resetPassword } from '$lib/server/people/oneTimePasswords';
import { schoolsOf } from '$lib/server/people/schools';
import { classesIn, coversOf, createStaff, staffOf } from '$lib/server/people/staff';
import { endAccount, reopenAccount } from '$lib/server/projects/accountEnds';
import { endCover, nameCover } from '$lib/server/projects/classPeople';
import { wallTimeAt } from '$lib/time/wallTimes';
import { now } from '$lib/time/clock';
import { guardedAction, guardedLoad } from '../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** The coordinator's people: both schools with their staff and covers. For everybody else there is no such page. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const by = await accessExchange(viewer);
	const [name, schools, staff, covers, classes] = await Promise.all([
		exchangeName(by.exchangeId),
		schoolsOf(by),
		staffOf(by),
		coversOf(by),
		classesIn(by)
	]);
	return {
		exchange: name,
		schools: schools.map(({ id, name, city, zone, slot, lessons, daysOff }) => {
			const today = wallTimeAt(now(), zone).date;
			const ahead = daysOff.filter(({ to }) => to >= today);
			const hasLessons = Object.keys(lessons).length > 0;
			return { id, name, city, zone, slot, today, hasLessons, nextDayOff: ahead[0] ?? null };
		}),
		staff,
		covers,
		classes,
		address: siteOrigin(event.url.origin),
		command: newId()
	};
});

export const actions = {
	create: guardedAction(
		staffForm,
		async (_event: RequestEvent, viewer, { command, school, role, name, signInName }) => {
			const by = await accessExchange(viewer);
			return { made: await createStaff(by, { id: command, schoolId: school, role, name, signInName }) };
		}
	),
	reset: guardedAction(personForm, async (_event: RequestEvent, viewer, { command, person }) => ({
		made: await resetPassword(await accessExchange(viewer), { id: command }, person)
	})),
	rename: guardedAction(renameForm, async (_event: RequestEvent, viewer, { command, person, name }) => {
		await renamePerson(await accessExchange(viewer), { id: command, name }, person);
		return {};
	}),
	end: guardedAction(personForm, async (_event: RequestEvent, viewer, { command, person }) => {
		await endAccount(await accessExchange(viewer), { id: command }, person);
		return {};
	}),
	reopen: guardedAction(personForm, async (_event: RequestEvent, viewer, { command, person }) => {
		await reopenAccount(await accessExchange(viewer), { id: command }, person);
		return {};
	}),
	cover: guardedAction(
		coverForm,
		async (_event: RequestEvent, viewer, { command, class: classId, person, lastDay }) => {
			await nameCover(await accessExchange(viewer), { id: command }, { classId, personId: person, lastDay });
			return {};
		}
	),
	endCover: guardedAction(endCoverForm, async (_event: RequestEvent, viewer, { command, class: classId, person }) => {
		await endCover(await accessExchange(viewer), { id: command }, { classId, personId: person });
		return {};
	})
};
