import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { talkPace } from '$lib/schemas/limits';
import { TooMany } from '$lib/server/errors';
import { hideMessage, postMessage } from '$lib/server/talk/messages';
import { setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

let cast: Cast;
/** Stands still but for what a test lets pass. */
let present = Date.now();
const inTests = process.env.KLASBRUG_TALK_BURST;
beforeAll(async () => {
	cast = await castOfTheDemo();
});
beforeEach(() => {
	delete process.env.KLASBRUG_TALK_BURST;
	passTime(60_000);
});
afterEach(() => {
	process.env.KLASBRUG_TALK_BURST = inTests;
	setClock(null);
});

const tooFast = { status: 429, key: 'error_too_fast', details: { seconds: 1 } };

it('of two hundred messages of one person at once, as many are posted as the bucket holds', async () => {
	const outcomes = await postMany('student1.enschede', 200);
	expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(talkPace.burst);
	const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as TooMany] : []));
	for (const refusal of refused) expect(refusal).toMatchObject(tooFast);
});

it('the bucket is one for all spaces, and each person has their own', async () => {
	await postMany('student2.enschede', talkPace.burst);
	const elsewhere = await cast.member('student2.enschede', 'common');
	await expect(postMessage(elsewhere, { id: randomUUID(), text: 'over here' })).rejects.toMatchObject(tooFast);
	expect(await post('student1.gunn')).toMatchObject({ type: 'message.posted' });
});

it('a second later there is room for one more, and after a minute for a whole burst', async () => {
	await postMany('student1.enschede', talkPace.burst);
	passTime(1_000);
	await post('student1.enschede');
	await expect(post('student1.enschede')).rejects.toMatchObject(tooFast);
	passTime(60_000);
	expect(countOf(await postMany('student1.enschede', 2 * talkPace.burst))).toBe(talkPace.burst);
});

it('the same command again costs nothing and is never refused, at the same moment or later', async () => {
	const command = randomUUID();
	const first = await Promise.all([1, 2, 3].map(() => post('student1.enschede', command)));
	expect(new Set(first.map(({ n }) => n)).size).toBe(1);
	for (let i = 0; i < 3; i++) expect(await post('student1.enschede', command)).toEqual(first[0]);
	expect(countOf(await postMany('student1.enschede', talkPace.burst))).toBe(talkPace.burst - 1);
	expect(await post('student1.enschede', command)).toEqual(first[0]);
	await expect(post('student1.enschede')).rejects.toMatchObject(tooFast);
});

it('a teacher who has talked much can still hide what is unkind', async () => {
	const { subject } = await post('student1.gunn');
	await postMany('teacher.enschede', talkPace.burst);
	const teacher = await cast.member('teacher.enschede', 'Team Poppy');
	const hidden = await hideMessage(teacher, { id: randomUUID(), message: subject });
	expect(hidden.type).toBe('message.hidden');
});

async function post(who: string, id: string = randomUUID()) {
	return postMessage(await cast.member(who, 'Team Poppy'), { id, text: 'quick' });
}

async function postMany(who: string, count: number) {
	const member = await cast.member(who, 'Team Poppy');
	const one = () => postMessage(member, { id: randomUUID(), text: 'quick' });
	return Promise.allSettled(Array.from({ length: count }, one));
}

function countOf(outcomes: PromiseSettledResult<unknown>[]): number {
	return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

function passTime(ms: number): void {
	const at = (present += ms);
	setClock(() => at);
}
