import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { boardOf } from '$lib/server/board/faces';
import { arrangeTeams } from '$lib/server/board/teams';
import { boardTemplate } from '$lib/server/board/templates';
import { accessProject, type Membership } from '$lib/server/projects/access';
import { membersOf } from '$lib/server/projects/faces';
import { acceptInvitation } from '$lib/server/projects/invitations';
import { invitationsInto, invite } from '$lib/server/projects/inviting';
import { proposeTeams } from '$lib/server/projects/proposals';
import { teamListOf, type TeamList } from '$lib/server/projects/teamLists';
import { placeLateComer, type TeamPlan } from '$lib/server/projects/teams';
import { postMessage } from '$lib/server/talk/messages';
import { unreadCount } from '$lib/server/talk/unread';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, hearRevocations, projectsOf } from './stage';

freshStore();

let cast: Cast;
let project: string;
let by: Membership;
beforeAll(async () => {
	cast = await castOfTheDemo();
});
const { teaching, make, teacher, kindsFor, inCommon } = projectsOf(() => cast);
const nothing: TeamPlan = { make: [], rename: [], move: [] };
const id = (who: string) => cast.people[who]!;
const arrange = (plan: Partial<TeamPlan>, as = by) => arrangeTeams(as, { ...command(), plan: { ...nothing, ...plan } });

/** A project of both schools, without teams. */
beforeEach(async () => {
	project = await make();
	by = await teacher(project);
	await invite(by, { ...command(), teacher: id('teacher.gunn') });
	const invitation = (await invitationsInto(by))[0]!.id;
	const joining = await teaching('teacher.gunn', 'Environmental Science 2');
	await acceptInvitation(joining, { ...command(), invitation });
});

async function twoTeams(): Promise<{ heron: string; poppy: string }> {
	await arrange({
		make: [
			{ name: 'Team Heron', people: [id('student1.enschede'), id('student1.gunn'), id('student2.gunn')] },
			{ name: 'Team Poppy', people: [id('student2.enschede'), id('student3.gunn')] }
		]
	});
	const [heron, poppy] = (await teamListOf(by)).teams;
	return { heron: heron!.id, poppy: poppy!.id };
}

const namesIn = (list: TeamList) => list.teams.map(({ name, people }) => [name, ...people.map((one) => one.name)]);

async function inTeam(who: string): Promise<Membership | undefined> {
	const members = await accessProject(await cast.viewer(who), project);
	return members.find(({ spaceKind }) => spaceKind === 'team');
}

describe('teams', () => {
	it('are as planned: the students named, all teachers of both schools, and the template on the board', async () => {
		const { heron } = await twoTeams();
		expect(namesIn(await teamListOf(by))).toEqual([
			['Team Heron', 'Ethan', 'Maya', 'Sanne'],
			['Team Poppy', 'Daan', 'Priya']
		]);
		expect((await teamListOf(by)).without.map(({ name }) => name)).toContain('Fleur');
		expect(await kindsFor('student1.gunn', project)).toEqual(['common', 'team']);
		for (const who of ['teacher.enschede', 'teacher.gunn']) {
			expect(await kindsFor(who, project), who).toEqual(['common', 'staff', 'team', 'team']);
		}
		const maya = (await inTeam('student1.gunn'))!;
		expect(maya.spaceId).toBe(heron);
		const { columns, cards } = await boardOf(maya);
		const template = boardTemplate('startUp', 'en');
		expect(columns.map(({ name, holdsDone }) => ({ name, holdsDone }))).toEqual(template.columns);
		expect(cards.map(({ title }) => title)).toEqual(template.cards.map(({ title }) => title));
		expect(await unreadCount(maya)).toBe(0);
	});

	it('tell open sockets who came where, and who left, before the answer', async () => {
		const { heron, poppy } = await twoTeams();
		const heard = hearRevocations();
		await arrange({ move: [{ person: id('student1.gunn'), to: poppy }] });
		expect(heard).toEqual([
			{ what: 'left', person: id('student1.gunn'), space: heron },
			{ what: 'joined', person: id('student1.gunn'), space: poppy }
		]);
	});

	it('take somebody out of the one and into the other at once; what was held from before is worth nothing', async () => {
		const { poppy } = await twoTeams();
		const held = (await inTeam('student1.gunn'))!;
		await arrange({ move: [{ person: id('student1.gunn'), to: poppy }] });
		await expect(postMessage(held, { ...command(), text: 'still here?' })).rejects.toMatchObject({ status: 404 });
		expect((await inTeam('student1.gunn'))!.spaceId).toBe(poppy);
		await arrange({ move: [{ person: id('student1.gunn'), to: null }] });
		expect(await inTeam('student1.gunn')).toBeUndefined();
		expect(await kindsFor('student1.gunn', project)).toEqual(['common']);
	});

	it('are made by the partner’s teacher too, and by no student', async () => {
		const plan = { make: [{ name: 'Team Otter', people: [id('student4.enschede')] }] };
		await arrange(plan, await teacher(project, 'teacher.gunn'));
		expect(namesIn(await teamListOf(by))).toEqual([['Team Otter', 'Mees']]);
		const student = await inCommon('student1.enschede', project);
		await expect(arrange({ make: [{ name: 'Team Mine', people: [] }] }, student)).rejects.toMatchObject({
			status: 404
		});
		await expect(placeLateComer(student, { ...command(), person: student.personId })).rejects.toMatchObject({
			status: 404
		});
	});

	it('are made once by a double click', async () => {
		const twice = { ...command(), plan: { ...nothing, make: [{ name: 'Team Otter', people: [] }] } };
		await Promise.all([arrangeTeams(by, twice), arrangeTeams(by, twice)]);
		expect((await teamListOf(by)).teams).toHaveLength(1);
	});

	it('are made all or not at all: strangers, doubles, foreign teams and equal names are refused', async () => {
		const { heron } = await twoTeams();
		const before = namesIn(await teamListOf(by));
		const fresh = { name: 'Team Otter', people: [id('student5.gunn')] };
		const elsewhere = cast.spaces['Team Poppy']!;
		const refused: [Partial<TeamPlan>, number][] = [
			[{ make: [fresh, { name: 'Team Fern', people: [id('outsider.enschede')] }] }, 409],
			[{ make: [fresh, { name: 'Team Fern', people: [id('teacher.gunn')] }] }, 409],
			[{ make: [fresh, { name: 'Team Fern', people: [id('student5.gunn')] }] }, 400],
			[{ make: [fresh, { name: 'team OTTER', people: [] }] }, 409],
			[{ make: [{ name: 'team heron', people: [] }] }, 409],
			[{ make: [fresh], rename: [{ team: heron, name: 'Team Poppy' }] }, 409],
			[{ make: [fresh], rename: [{ team: elsewhere, name: 'Team Fern' }] }, 404],
			[{ make: [fresh], move: [{ person: id('student1.gunn'), to: elsewhere }] }, 404]
		];
		for (const [plan, status] of refused) await expect(arrange(plan)).rejects.toMatchObject({ status });
		expect(namesIn(await teamListOf(by))).toEqual(before);
		await arrange({ make: [fresh], rename: [{ team: heron, name: 'Team Fern' }] });
		expect(namesIn(await teamListOf(by)).map(([name]) => name)).toEqual(['Team Fern', 'Team Poppy', 'Team Otter']);
	});
});

describe('mix for me', () => {
	it('proposes teams of both schools in the project’s language and makes nothing', async () => {
		const list = await teamListOf(by);
		const proposal = proposeTeams(list, { way: 'new', size: 4, seed: 1, language: 'nl' });
		const schools = new Map(list.without.map(({ id: person, schoolId }) => [person, schoolId]));
		expect(proposal.flatMap(({ people }) => people).sort()).toEqual([...schools.keys()].sort());
		for (const { id: team, name, people } of proposal) {
			expect(team).toBeNull();
			expect(name).toMatch(/^Team \p{L}+$/u);
			expect(new Set(people.map((person) => schools.get(person))).size).toBe(2);
		}
		expect((await teamListOf(by)).teams).toEqual([]);
		await arrange({ make: proposal.map(({ name, people }) => ({ name, people })) });
		expect((await teamListOf(by)).without).toEqual([]);
	});

	it('adds late comers to what is there without moving anybody, and names new teams differently', async () => {
		await twoTeams();
		const list = await teamListOf(by);
		const wish = { size: 4, seed: 1, language: 'en' } as const;
		const added = proposeTeams(list, { ...wish, way: 'add' });
		expect(added).toHaveLength(2);
		for (const [index, team] of list.teams.entries()) {
			const kept = team.people.map((one) => one.id);
			expect(added[index]!.people.slice(0, kept.length)).toEqual(kept);
		}
		expect(added.flatMap(({ people }) => people)).toHaveLength(5 + list.without.length);
		const names = proposeTeams(list, { ...wish, way: 'new' }).map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(proposeTeams(list, { ...wish, way: 'none' }).flatMap(({ people }) => people)).toHaveLength(5);
	});
});

describe('a late comer', () => {
	it('comes into the smallest fitting team by one click; a second one changes nothing', async () => {
		const { poppy } = await twoTeams();
		const comer = { ...command(), person: id('student5.enschede') };
		await placeLateComer(by, comer);
		await placeLateComer(by, comer);
		await placeLateComer(by, { ...command(), person: id('student5.enschede') });
		const noor = (await inTeam('student5.enschede'))!;
		expect(noor.spaceId).toBe(poppy);
		expect((await membersOf(noor)).filter(({ role }) => role === 'student')).toHaveLength(3);
	});

	it('cannot be placed where there is no team, nor be somebody from elsewhere', async () => {
		const comer = { ...command(), person: id('student5.enschede') };
		await expect(placeLateComer(by, comer)).rejects.toMatchObject({ key: 'error_no_team' });
		await twoTeams();
		const stranger = { ...command(), person: id('outsider.enschede') };
		await expect(placeLateComer(by, stranger)).rejects.toMatchObject({ status: 409 });
	});
});
