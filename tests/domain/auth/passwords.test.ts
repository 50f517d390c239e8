import { expect, test } from 'vitest';
import { assertGoodPassword, hashPassword, verifyPassword } from '$lib/server/auth/passwords';

test('a hash says how it was made, differs each time, and opens for its own password only', async () => {
	const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
	expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
	expect(one).not.toBe(two);
	expect(await verifyPassword('correct horse', one)).toBe(true);
	expect(await verifyPassword('correct hors', one)).toBe(false);
	expect(await verifyPassword('correct horse', null)).toBe(false);
	expect(await verifyPassword('', 'not a hash')).toBe(false);
});

test('the same letter typed on two keyboards is the same password', async () => {
	expect(await verifyPassword('caf\u00e9 au lait', await hashPassword('cafe\u0301 au lait'))).toBe(true);
});

test('when a hundred wait already the next is told to come back', async () => {
	// With the smallest parameters there are: the queue is asked about here, not the hashing.
	const hash = `$argon2id$v=19$m=8,t=1,p=1$${'A'.repeat(22)}$${'B'.repeat(43)}`;
	const answers = await Promise.allSettled(Array.from({ length: 110 }, () => verifyPassword('x', hash)));
	expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(102);
	expect(answers.at(-1)).toMatchObject({ status: 'rejected', reason: { status: 503, key: 'error_busy' } });
	expect(await verifyPassword('x', hash)).toBe(false);
});

test.each([
	['nine char', 'error_password_too_short'],
	['a'.repeat(201), 'error_password_too_long'],
	['Student8.Enschede', 'error_password_is_name'],
	['Welkom2026', 'error_password_common'],
	['qwertyuiop', 'error_password_common'],
	['aaaaaaaaaaaa', 'error_password_common']
])('%s may not become a password', (password, reason) => {
	expect(() => assertGoodPassword(password, 'student8.enschede')).toThrow(reason);
});

test.each(['tien tekens', 'x'.repeat(190) + 'abcdefghij', '🐢🦊🐝🐳🐙🦀🐞🦉🐧🐢', 'drie fietsen op het dak'])(
	'%s may',
	(password) => {
		expect(() => assertGoodPassword(password, 'student8.enschede')).not.toThrow();
	}
);
