import { createHash, randomBytes } from 'node:crypto';
import { Coordinator } from './afternoon/coordinator';
import { test, type Slip } from './afternoon/installation';
import { Mouse } from './afternoon/mouse';
import { Pupil } from './afternoon/pupil';
import { enschede, ofEnschede, ofPaloAlto, paloAlto, pastedList } from './afternoon/schools';
import { Teacher, type Team } from './afternoon/teacher';
import type { Person } from './person';
import { startSchoolNetwork, type SchoolNetwork } from './schoolNetwork';
import { expect, lostConnection, refusal } from './stage';
import type { Talk } from './talk';

/**
 * One afternoon: from an empty installation, two schools start from nothing and use Klasbrug for the first time,
 * through pages only. A chapter goes on where the one before ended. The staff's part of getting started is counted in
 * clicks; the students do everything by keyboard alone.
 */
const mostClicks = 60;
const project = 'A cooler block, twice';
const reason = 'A parent asked us to look at how the first week went.';
const plan = { name: 'Streetlight plan.pdf', mimeType: 'application/pdf', buffer: pdf(1_500_000) };
const movedCard = '1 Energy at home';

const mouse = new Mouse();
let coordinator: Coordinator;
let deWit: Teacher;
let rivera: Teacher;
let network: SchoolNetwork;
let slips: Map<string, Slip>;
let team: Team;
/** Two of Enschede, then two of Palo Alto. */
let pupils: [Pupil, Pupil, Pupil, Pupil];
let teachersTalk: Talk;
/** The path of the team's space. */
let space: string;
/** All that was said in it. */
const said: string[] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ stage }) => {
	network = await startSchoolNetwork();
	coordinator = new Coordinator(await stage.newcomer('coordinator'), mouse);
	deWit = new Teacher(await stage.newcomer('dewit'), mouse);
	rivera = new Teacher(await stage.newcomer('rivera', {}, 'gunn'), mouse);
});

test.afterAll(() => network.close());

test('a coordinator sets up two schools from the link in the server’s log, and two teachers come in', async ({
	stage
}) => {
	await coordinator.setUp(
		await stage.product.setupLink(),
		[enschede, paloAlto],
		'Mw. Hofman',
		'a bridge of thirteen planks'
	);
	const first = await coordinator.addTeacher(enschede, 'Mw. De Wit');
	const second = await coordinator.addTeacher(paloAlto, 'Ms Rivera');
	for (const school of [enschede, paloAlto]) await coordinator.allowOpenings(school);
	await deWit.comeIn(first.signInName, first.password, 'eleven green umbrellas');
	await rivera.comeIn(second.signInName, second.password, 'seven slow volcanoes');
});

test('each teacher makes a class, one from a pasted list and one by hand, and prints its slips', async () => {
	const { say } = deWit;
	await deWit.makeClass('H4b');
	const refused = [say('classes_roster_twice', { earlier: 6 }), say('classes_roster_address')];
	await deWit.pasteStudents(pastedList, { lines: 10, students: 8, refused });
	await rivera.makeClass('Period 3');
	await rivera.addStudents(ofPaloAlto.map((name) => `${name} Walker`));
	const printed = [...(await deWit.printSlips(8)), ...(await rivera.printSlips(8))];
	slips = new Map(printed.map((slip) => [slip.name, slip]));
	expect([...slips.keys()].toSorted()).toEqual([...ofEnschede, ...ofPaloAlto].toSorted());
});

test(`the teachers start a project with mixed teams; so far the staff clicked at most ${mostClicks} times`, async () => {
	await deWit.makeProject(project);
	await deWit.invite('Ms Rivera');
	await rivera.acceptInvitation('Mw. De Wit', project);
	const teams = await rivera.mixTeams(4, [...slips.keys()]);
	for (const { name, students } of teams) {
		const mixed = [ofEnschede, ofPaloAlto].map((school) => students.filter((one) => school.includes(one)).length);
		expect(mixed, name).toEqual([2, 2]);
	}
	team = teams[0]!;
	mouse.stopCounting();
	// eslint-disable-next-line no-console -- The run tells what getting started costs the staff.
	console.log(`The staff's part took ${mouse.report()}`);
	expect(mouse.clicks, mouse.report()).toBeLessThanOrEqual(mostClicks);
});

test('students of both schools come in with their slips and talk with their teacher', async ({ stage }) => {
	const [one, two] = team.students.filter((name) => ofEnschede.includes(name));
	const [three, four] = team.students.filter((name) => ofPaloAlto.includes(name));
	const atSchool = async (name: string, school: 'enschede' | 'gunn', options = {}) => {
		const slip = slips.get(name)!;
		const pupil = new Pupil(await stage.newcomer(slip.signInName, options, school), slip, team.name);
		await pupil.comeIn(slip, ownPassword(slip.signInName));
		await pupil.enterTeam();
		return pupil;
	};
	pupils = await Promise.all([
		atSchool(one!, 'enschede', { proxy: { server: network.address } }),
		atSchool(two!, 'enschede'),
		atSchool(three!, 'gunn'),
		atSchool(four!, 'gunn')
	]);
	teachersTalk = await deWit.enterTeam(project, team.name);
	await deWit.accept();
	for (const pupil of pupils) await pupil.accept();
	space = new URL(deWit.page.url()).pathname.replace(/\/chat$/, '');
	const talks = [...pupils.map(({ talk }) => talk), teachersTalk];
	for (const talk of talks) await talk.seesHere(...team.students, 'Mw. De Wit');
	for (const pupil of pupils) {
		said.push(`${pupil.name} says hello across the ocean`);
		await pupil.write(said.at(-1)!);
		for (const talk of talks) await talk.sees(said.at(-1)!);
	}
	for (const talk of talks) expect(await talk.textsFrom(said[0]!)).toEqual(said);
	const languages = [...pupils, deWit].map(({ page }) => page.locator('html').getAttribute('lang'));
	expect(await Promise.all(languages)).toEqual(['nl', 'nl', 'en', 'en', 'nl']);
});

test('who was offline for five messages and a moved card has everything once and in order', async ({ stage }) => {
	stage.tolerate(...lostConnection);
	const [away, writer, mover, watcher] = pupils;
	const awaysBoard = await away.openTab(`${space}/board`);
	await expect(away.card(movedCard, awaysBoard)).toHaveCount(1);
	const cards = await away.cards(awaysBoard).allInnerTexts();

	await away.person.context.setOffline(true);
	network.unplug('clean');
	await Promise.all([mover.goTo('board'), watcher.goTo('board')]);
	const missed = Array.from({ length: 5 }, (_, index) => `missed while the line was cut, ${index + 1}`);
	for (const text of missed.slice(0, 3)) await writer.write(text);
	await teachersTalk.sees(missed[2]!);
	await mover.moveCardRight(movedCard);
	await expect(watcher.card(movedCard, watcher.column('Doing'))).toBeVisible();
	for (const text of missed.slice(3)) await teachersTalk.write(text);
	await writer.talk.sees(missed[4]!);
	said.push(...missed);
	expect((await away.talk.textsFrom(said[0]!)).length).toBe(said.length - missed.length);
	await expect(away.card(movedCard, away.column('To do', awaysBoard))).toBeVisible();

	network.plugIn();
	await away.person.context.setOffline(false);
	await expect.poll(() => away.talk.textsFrom(said[0]!), { timeout: 20_000 }).toEqual(said);
	await expect(away.card(movedCard, away.column('Doing', awaysBoard))).toHaveCount(1);
	expect((await away.cards(awaysBoard).allInnerTexts()).toSorted()).toEqual(cards.toSorted());
	await awaysBoard.close();
});

test('a file that goes up in one school comes down in the other, byte for byte', async () => {
	const [taker, , bringer] = pupils;
	await Promise.all([taker.goTo('files'), bringer.goTo('files')]);
	await bringer.bring(plan);
	await expect(taker.file(plan.name)).toBeVisible();
	expect(sha256(await taker.take(plan.name))).toBe(sha256(plan.buffer));
});

test('for a student of another class nothing of it exists', async ({ stage }) => {
	stage.tolerate(refusal);
	const [member] = pupils;
	const file = await member.file(plan.name).getAttribute('href');
	const paths = [
		space.split('/').slice(0, 3).join('/'),
		...['', '/chat', '/board', '/files', '/since?n=0', '/messages?before=2', '/files/bin'].map((path) => space + path),
		...[file!, `${file}?version=1`, `${file}/versions`]
	];
	await rivera.makeAnotherClass('Period 5', 'Zephyrine Walker');
	const [slip] = await rivera.printSlips(1);
	const outsider = new Pupil(await stage.newcomer(slip!.signInName, {}, 'gunn'), slip!, team.name);
	await outsider.comeIn(slip!, 'nobody has read this one');
	const statusesFor = ({ context }: Person) =>
		Promise.all(paths.map(async (path) => `${(await context.request.get(path)).status()} ${path}`));
	expect(await statusesFor(member.person)).toEqual(paths.map((path) => `200 ${path}`));
	expect(await statusesFor(outsider.person)).toEqual(paths.map((path) => `404 ${path}`));
	expect((await outsider.page.goto(`${space}/chat`))?.status()).toBe(404);
	await expect(outsider.page.locator('body')).not.toContainText(team.name);
});

test('the coordinator sees the project on the monitor, without a word of what is in it', async () => {
	await coordinator.seesOnMonitor(project, [enschede.city, paloAlto.city]);
	const sent = await coordinator.everythingSent();
	expect(sent).toContain(project);
	const cards = await pupils[3].cards().getByRole('link').allInnerTexts();
	expect(cards).toContain(movedCard);
	const unseen = [...said, ...cards, plan.name, ...slips.keys(), team.name];
	expect(unseen.filter((words) => sent.includes(words))).toEqual([]);
});

test('a coordinator who opens a space is seen by everybody in it, and its teachers see why', async () => {
	const [, reader] = pupils;
	await coordinator.open(space.split('/').at(-1)!, reason);
	await expect(coordinator.page.getByText(said[0]!, { exact: true })).toBeVisible();
	await expect(coordinator.page.locator('#composer')).toHaveCount(0);
	await expect(deWit.page.getByRole('status').filter({ hasText: reason })).toBeVisible();
	const [happens = ''] = reader.say('opening_runs', { time: '…' }).split('…');
	await expect(reader.page.getByRole('status').filter({ hasText: happens })).toBeVisible();
	const sent = ['/chat', '/chat/__data.json', '/since?n=0'].map((path) => reader.page.request.get(space + path));
	for (const answer of await Promise.all(sent)) expect(await answer.text(), answer.url()).not.toContain(reason);
});

test('a student whose account her teacher ends is out, and what she wrote stays', async () => {
	const [friend, ended] = pupils;
	const out = ended.isCutOff();
	await deWit.endStudent('H4b', ended.name);
	await out;
	await ended.signIn(ownPassword(ended.person.name));
	await expect(ended.page.getByRole('alert')).toHaveText(ended.say('error_login_wrong'));
	await friend.goTo('chat');
	await friend.talk.sees(`${ended.name} says hello across the ocean`);
	await expect(friend.talk.person(ended.name)).toHaveCount(0);
});

/** What a student chooses. */
function ownPassword(signInName: string): string {
	return `what only ${signInName} knows`;
}

function pdf(bytes: number): Buffer {
	return Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(bytes)]);
}

function sha256(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
