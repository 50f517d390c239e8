import { afterEach, beforeAll, expect, test } from 'vitest';
import { viewerOf } from '$lib/server/auth/viewer';
import { oneTimeLink } from '$lib/server/db/schema/people';
import { read } from '$lib/server/db/store';
import { accessRescue, newRescueToken, redeemRescue } from '$lib/server/people/rescue';
import { resetPassword } from '$lib/server/people/oneTimePasswords';
import { createStaff } from '$lib/server/people/staff';
import { endAccount, reopenAccount } from '$lib/server/projects/accountEnds';
import { now, setClock } from '$lib/time/clock';
import { freshStore } from '../../support/store';
import { createCast, password, type Cast } from '../auth/cast';
import { comeIn, command, coordination, lastEvents, loginOf, outcome } from './people';

freshStore();

const next = 'a way back in at last';
let cast: Cast;
beforeAll(async () => {
	cast = await createCast();
});
afterEach(() => setClock(null));

test.each(['teacher', 'student', 'nobody', ''])('there is no link for %s', async (name) => {
	expect(await newRescueToken(name)).toBeNull();
	expect(await read().select().from(oneTimeLink)).toEqual([]);
});

test('looking at the link leaves it good; choosing uses it up, signs out everything else, and is written down', async () => {
	const session = await loginOf(cast.id('coordinator'));
	const token = (await newRescueToken(' Coordinator '))!;
	expect(JSON.stringify(await read().select().from(oneTimeLink))).not.toContain(token);
	const found = { name: 'coordinator', signInName: 'coordinator' };
	expect([await accessRescue(token), await accessRescue(token)]).toEqual([found, found]);
	expect(await outcome(redeemRescue(token, 'short'))).toBe('error_password_too_short');
	expect(await viewerOf(session.token)).not.toBeNull();
	expect(await redeemRescue(token, next)).toMatchObject({ personId: cast.id('coordinator') });
	expect(await viewerOf(session.token)).toBeNull();
	expect(await comeIn('coordinator', password)).toBe('error_login_wrong');
	expect(await comeIn('coordinator', next)).toMatchObject({ mustChoosePassword: false });
	expect(await outcome(redeemRescue(token, 'another one of mine'))).toBe('error_not_found');
	expect(await outcome(accessRescue(token))).toBe('error_not_found');
	const subject = cast.id('coordinator');
	expect(await lastEvents(cast.enschede, 2)).toEqual([
		{ type: 'rescue.asked', subject, actorId: null, data: {} },
		{ type: 'rescue.used', subject, actorId: subject, data: {} }
	]);
});

test('of two who use the link at once, one gets in', async () => {
	const token = (await newRescueToken('coordinator'))!;
	const both = await Promise.all(
		['first one to choose', 'second one to choose'].map((one) => outcome(redeemRescue(token, one)))
	);
	expect(both.sort()).toEqual(['done', 'error_not_found']);
});

test('it is good for a day, and a newer one makes it void', async () => {
	const [older, newer] = [(await newRescueToken('coordinator'))!, (await newRescueToken('coordinator'))!];
	expect(await outcome(accessRescue(older))).toBe('error_not_found');
	const start = now();
	setClock(() => start + 24 * 60 * 60_000 - 60_000);
	expect(await outcome(accessRescue(newer))).toBe('done');
	setClock(() => start + 24 * 60 * 60_000 + 60_000);
	expect(await outcome(redeemRescue(newer, next))).toBe('error_not_found');
});

test('a coordinator whose slip was lost is let in too, and one whose account has ended is not', async () => {
	const by = await coordination(cast);
	const facts = { schoolId: cast.enschede, role: 'coordinator' as const, name: 'Eva Smit', signInName: 'eva' };
	await createStaff(by, { ...command(), ...facts });
	const { personId } = await redeemRescue((await newRescueToken('eva'))!, next);
	expect(await comeIn('eva', next)).toMatchObject({ mustChoosePassword: false });
	const token = (await newRescueToken('eva'))!;
	await endAccount(by, command(), personId);
	expect(await newRescueToken('eva')).toBeNull();
	expect(await outcome(redeemRescue(token, 'in by the back door'))).toBe('error_not_found');
	await reopenAccount(by, command(), personId);
	expect(await outcome(resetPassword(by, command(), personId))).toBe('done');
});
