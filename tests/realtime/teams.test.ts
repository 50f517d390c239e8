import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { arrangeTeams } from '$lib/server/board/teams';
import { newId } from '$lib/server/ids';
import { accessSpace, type Membership } from '$lib/server/projects/access';
import { acceptInvitation } from '$lib/server/projects/invitations';
import { invitationsInto, invite } from '$lib/server/projects/inviting';
import { teamListOf } from '$lib/server/projects/teamLists';
import { postMessage } from '$lib/server/talk/messages';
import { projectsOf } from '../domain/projects/stage';
import { castOfTheDemo, type Cast } from '../support/cast';
import { closeListeners, listenAs } from '../support/listener';
import { startTestServer, type TestServer } from '../support/realtimeServer';
import { freshStore } from '../support/store';
import { pause, until } from '../support/until';

/** Whoever comes into a project or a team hears it on the sockets that are open, and whoever leaves hears no more. */
freshStore();
let cast: Cast;
let server: TestServer;

beforeAll(async () => {
	cast = await castOfTheDemo();
	server = await startTestServer();
});
afterEach(closeListeners);
afterAll(() => server.close());

const { teaching, make, teacher } = projectsOf(() => cast);
const person = (who: string) => cast.people[who]!;
const as = (who: string) => listenAs(server, person(who));
const command = () => ({ id: newId() });
const nothing = { make: [], rename: [], move: [] };

async function says(by: Membership, space: string): Promise<number> {
	const viewer = await cast.viewer('teacher.enschede');
	const member = await accessSpace(viewer, { project: by.projectId, space });
	return (await postMessage(member, { ...command(), text: 'Are you there?' })).n;
}

test('students hear that they came into a project and a team, and what is said there from then on', async () => {
	const by = await teacher(await make());
	const [maya, outsider] = [await as('student1.gunn'), await as('outsider.enschede')];
	await invite(by, { ...command(), teacher: person('teacher.gunn') });
	const invitation = (await invitationsInto(by))[0]!.id;
	const own = await teaching('teacher.gunn', 'Environmental Science 2');
	await acceptInvitation(own, { ...command(), invitation });
	await until('Maya hears of the project', () => maya.of('joined').length === 1);

	const people = [person('student1.gunn'), person('student1.enschede')];
	await arrangeTeams(by, { ...command(), plan: { ...nothing, make: [{ name: 'Team Otter', people }] } });
	const otter = (await teamListOf(by)).teams[0]!.id;
	const n = await says(by, otter);
	await until('Maya hears it', () => maya.events(otter).some((event) => event.n === n));
	expect(maya.of('joined')).toContainEqual({ space: otter });
	expect(outsider.told.filter(({ event }) => event === 'joined' || event === 'frame')).toEqual([]);
});

test('a student moved to another team hears that one, and of the former nothing more', async () => {
	const by = await teacher(await make());
	const plan = {
		...nothing,
		make: [
			{ name: 'Team Otter', people: [person('student3.enschede')] },
			{ name: 'Team Fern', people: [person('student4.enschede')] }
		]
	};
	await arrangeTeams(by, { ...command(), plan });
	const [otter, fern] = (await teamListOf(by)).teams.map(({ id }) => id) as [string, string];
	const [fleur, mees] = [await as('student3.enschede'), await as('student4.enschede')];
	const move = [{ person: person('student3.enschede'), to: fern }];
	await arrangeTeams(by, { ...command(), plan: { ...nothing, move } });
	await says(by, otter);
	const n = await says(by, fern);
	await until('both hear it', () => [fleur, mees].every((one) => one.events(fern).some((event) => event.n === n)));
	await pause(100);
	expect(fleur.of('left')).toEqual([{ space: otter }]);
	expect(fleur.of('joined')).toEqual([{ space: fern }]);
	expect(fleur.frames(otter)).toEqual([]);
});
