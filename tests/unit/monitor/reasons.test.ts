import { describe, expect, test } from 'vitest';
import { byConcern, reasonsOf, type ProjectFacts, type SideFacts } from '$lib/server/monitor/reasons';

/** Why a project needs its coordinator: each rule at its edge, and the order of concern. */
const side = (schoolId: string, facts: Partial<SideFacts> = {}): SideFacts => ({
	...{ schoolId, students: 20, teachers: 2, silentDays: 0, unseenDays: 0, unattended: 0, invited: null },
	teacherNames: [`Teacher of ${schoolId}`],
	...facts
});
const project = (one: Partial<SideFacts>, two: Partial<SideFacts> = {}, facts: Partial<ProjectFacts> = {}) =>
	reasonsOf({ sides: [side('one', one), side('two', two)], late: { count: 0, recent: 0 }, isUnderWay: true, ...facts });
const kinds = (...asked: Parameters<typeof project>) => project(...asked).map(({ kind }) => kind);

test('a project where everybody is there needs nobody', () => {
	expect(project({ silentDays: 4, unseenDays: 4 }, {}, { late: { count: 4, recent: 4 } })).toEqual([]);
});

describe('a school', () => {
	test('whose teachers were not seen for five of its school days needs a cover', () => {
		expect(project({}, { unseenDays: 5 })).toEqual([
			{
				...{ kind: 'teacherUnseen', schoolId: 'two', figure: 5, recent: null },
				...{ act: 'nameCover', ask: ['Teacher of two'] }
			}
		]);
		expect(kinds({ unseenDays: 9 }, { unseenDays: 9 })).toEqual(['teacherUnseen', 'teacherUnseen']);
		expect(kinds({}, { unseenDays: 30, teachers: 0 })).toEqual([]);
	});

	test('with students in a space and no teacher there needs one, before and after the project too', () => {
		expect(project({ unattended: 3 }, {}, { isUnderWay: false })).toMatchObject([
			{ kind: 'spaceWithoutTeacher', schoolId: 'one', figure: 3, act: 'nameCover' }
		]);
	});

	test('is silent after five of its school days, if the other is not', () => {
		expect(project({}, { silentDays: 5 })).toMatchObject([
			{ kind: 'sideSilent', schoolId: 'two', figure: 5, act: 'askTeachers' }
		]);
		expect(kinds({ silentDays: 6 }, { silentDays: 6 })).toEqual([]);
		expect(kinds({}, { silentDays: 6 }, { isUnderWay: false })).toEqual([]);
		expect(kinds({}, { silentDays: 6, students: 0 })).toEqual([]);
	});

	test('of fewer than five people is named without a figure about them', () => {
		expect(project({}, { silentDays: 8, students: 3, teachers: 1 })).toMatchObject([
			{ kind: 'sideSilent', figure: null }
		]);
		expect(project({}, { silentDays: 8, students: 3, teachers: 2 })).toMatchObject([{ kind: 'sideSilent', figure: 8 }]);
	});

	test('that has not answered for more than five of its school days is asked again', () => {
		const nobody = { students: 0, teachers: 0, teacherNames: [] };
		const invited = (days: number) => project({}, { ...nobody, invited: { days, name: 'Ms Rivera' } });
		expect(invited(5)).toEqual([]);
		expect(invited(6)).toMatchObject([{ kind: 'invitationOpen', schoolId: 'two', figure: 6, ask: ['Ms Rivera'] }]);
	});
});

describe('a project', () => {
	test('with five late cards needs somebody while they become more', () => {
		const late = (count: number, recent: number) => project({}, {}, { late: { count, recent } });
		expect(late(5, 1)).toMatchObject([{ kind: 'cardsLate', figure: 5, recent: 1 }]);
		expect([late(4, 4), late(9, 0)]).toEqual([[], []]);
		expect(project({}, {}, { late: null })).toEqual([]);
	});

	test('in which nobody did anything for more than ten school days of every side is quiet', () => {
		expect(project({ silentDays: 10 }, { silentDays: 14 })).toEqual([]);
		expect(project({ silentDays: 11 }, { silentDays: 14 })).toMatchObject([{ kind: 'quiet', figure: 11 }]);
		const few = { students: 1, teachers: 1, silentDays: 12 };
		const nobody = { students: 0, teachers: 0, teacherNames: [] };
		expect(project(few, nobody)).toMatchObject([{ kind: 'quiet', figure: null }]);
		expect(project(nobody, nobody)).toEqual([]);
	});

	test('stands by its gravest reason, then by the figure; without one it comes last', () => {
		const projects = [
			{ id: 'well', reasons: project({}) },
			{ id: 'late', reasons: project({}, {}, { late: { count: 50, recent: 9 } }) },
			{ id: 'unseen 5', reasons: project({ unseenDays: 5 }) },
			{ id: 'unattended', reasons: project({ unattended: 9 }) },
			{ id: 'unseen 8, late', reasons: project({ unseenDays: 8 }, {}, { late: { count: 5, recent: 5 } }) }
		];
		expect(projects.sort(byConcern).map(({ id }) => id)).toEqual([
			...['unseen 8, late', 'unseen 5', 'unattended', 'late', 'well']
		]);
	});
});
