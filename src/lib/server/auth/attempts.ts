import { isIPv4, isIPv6 } from 'node:net';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { TooMany } from '../errors';

/**
 * How often somebody may fail to sign in: ten times per account and address, fifty per account from anywhere, two
 * hundred per address, in fifteen minutes. A class sits behind one address, so one person's typos must not stop
 * another. An attempt is counted before its password is looked at and given back when it was right, so that two
 * hundred at once get no further than ten in a row.
 */
export interface Attempt {
	/** The password was right: forgets this account's failures. Those of others at the address stay. */
	succeeded(): void;
	/** It was never looked at: as if it had not been. */
	withdrawn(): void;
}

const minutes = 15;
const duration = minutes * 60;
const perAccountAndAddress = new RateLimiterMemory({ keyPrefix: '', points: 10, duration });
const perAccount = new RateLimiterMemory({ keyPrefix: '', points: 50, duration });
const perAddress = new RateLimiterMemory({ keyPrefix: '', points: 200, duration });

/**
 * Counts one attempt on a (normalised) sign-in name, known or not, from an address.
 * @throws TooMany when any of the three is used up; then nothing is counted.
 */
export async function reserveAttempt(account: string, address: string): Promise<Attempt> {
	const from = networkOf(address);
	const pair = `${from} ${account}`;
	const counted: [RateLimiterMemory, string][] = [];
	const giveBack = () => counted.forEach(([limiter, key]) => void limiter.reward(key));
	// One after the other: what the first refuses must not use up what others at the address have left.
	for (const [limiter, key] of [
		[perAccountAndAddress, pair],
		[perAccount, account],
		[perAddress, from]
	] as const) {
		const count = await limiter.penalty(key);
		counted.push([limiter, key]);
		if (count.consumedPoints <= limiter.points) continue;
		giveBack();
		throw new TooMany('error_login_too_many', { minutes: Math.max(1, Math.ceil(count.msBeforeNext / 60_000)) });
	}
	return {
		succeeded() {
			void perAccountAndAddress.delete(pair);
			void perAccount.delete(account);
			void perAddress.reward(from);
		},
		withdrawn: giveBack
	};
}

/** After a teacher gave the account a new password: its failures are forgotten at every address. */
export async function forgetAttempts(account: string): Promise<void> {
	await perAccount.delete(account);
	for (const { key } of perAccountAndAddress.dump().storage) {
		if (String(key).endsWith(` ${account}`)) await perAccountAndAddress.delete(key);
	}
}

/** What is counted as one address: an IPv4 address, or the /64 that an IPv6 household or school gets as a whole. */
export function networkOf(address: string): string {
	const plain = address.replace(/%.*$/, '');
	if (isIPv4(plain) || !isIPv6(plain)) return plain;
	const groups = groupsOf(plain);
	const [high, low] = [groups[6]!, groups[7]!];
	if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
		return [high >> 8, high & 255, low >> 8, low & 255].join('.');
	}
	return `${groups
		.slice(0, 4)
		.map((group) => group.toString(16))
		.join(':')}::/64`;
}

function groupsOf(ipv6: string): number[] {
	const canonical = new URL(`http://[${ipv6}]`).hostname.slice(1, -1);
	const [front = [], back = []] = canonical.split('::').map((half) => half.split(':').filter(Boolean));
	const gap = Array<string>(8 - front.length - back.length).fill('0');
	return [...front, ...(canonical.includes('::') ? gap : []), ...back].map((group) => parseInt(group, 16));
}
