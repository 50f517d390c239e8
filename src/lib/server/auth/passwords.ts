import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Invalid, Unavailable } from '../errors';
import { commonPasswords } from './common-passwords';

/**
 * Passwords: Argon2id (OWASP's 19 MiB, 2 passes), one string per hash with its parameters inside, so that they can be
 * raised later. Each costs about 55 ms of a core: two at a time leave the event loop to the chat, and a queue that
 * is too long refuses instead of letting everybody wait.
 */
const parameters = { memory: 19_456, passes: 2, parallelism: 1 };
const hashBytes = 32;
const atOnce = 2;
const mostWaiting = 100;
const shortest = 10;
const longest = 200;

/** Stands where a hash would while nobody has made a password for the account yet: nothing typed ever fits. */
export const noPassword = '';

const derive = promisify(argon2);

/** Two keyboards may write the same letter in two ways; the person knows of one. */
function bytesOf(password: string): string {
	return password.normalize('NFC');
}

/** @throws Unavailable when too many wait already. */
export async function hashPassword(password: string): Promise<string> {
	const nonce = randomBytes(16);
	const tag = await inTurn(() =>
		derive('argon2id', { message: bytesOf(password), nonce, tagLength: hashBytes, ...parameters })
	);
	return format({ ...parameters, nonce, tag });
}

/**
 * Whether the password belongs to the hash. Null (nobody of that name) takes the same time and is always false.
 * @throws Unavailable when too many wait already.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
	const stored = hash === null ? null : parse(hash);
	const { tag, ...settings } = stored ?? parse(nobodysHash)!;
	const found = await inTurn(() =>
		derive('argon2id', { message: bytesOf(password), tagLength: tag.length, ...settings })
	);
	return timingSafeEqual(found, tag) && stored !== null;
}

/**
 * What may become a password: long enough, and not what is tried first. No rules about digits and signs.
 * @throws Invalid with the reason.
 */
export function assertGoodPassword(password: string, signInName: string): void {
	const length = [...password].length;
	const plain = password.normalize('NFC').toLowerCase();
	if (length < shortest) throw new Invalid('error_password_too_short', { shortest });
	if (length > longest) throw new Invalid('error_password_too_long', { longest });
	if (plain.trim() === signInName.toLowerCase()) throw new Invalid('error_password_is_name');
	if (new Set(plain).size < 4 || commonPasswords.has(plain)) throw new Invalid('error_password_common');
}

const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= atOnce) {
		if (waiting.length >= mostWaiting) throw new Unavailable('error_busy');
		await new Promise<void>((resolve) => waiting.push(resolve));
	} else running++;
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running--;
	}
}

interface Parts {
	memory: number;
	passes: number;
	parallelism: number;
	nonce: Buffer;
	tag: Buffer;
}

function format({ memory, passes, parallelism, nonce, tag }: Parts): string {
	const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
	return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt}$${hash}`;
}

function parse(hash: string): Parts | null {
	const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]{11,})\$([\w+/]{22,})$/.exec(hash);
	if (!found) return null;
	const [, memory, passes, parallelism, salt = '', tag = ''] = found;
	return {
		memory: Number(memory),
		passes: Number(passes),
		parallelism: Number(parallelism),
		nonce: Buffer.from(salt, 'base64'),
		tag: Buffer.from(tag, 'base64')
	};
}

const nobodysHash = format({ ...parameters, nonce: randomBytes(16), tag: randomBytes(hashBytes) });
