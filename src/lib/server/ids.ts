import { randomBytes } from 'node:crypto';

/** Of the ids made within one millisecond. */
let last = { ms: 0, count: 0 };

/**
 * A random id that sorts by creation, also among those that this process makes within a millisecond: UUID version 7
 * with a counter (RFC 9562 §5.7, §6.2 method 1) as text. Not a secret.
 */
export function newId(): string {
	const ms = Date.now();
	const bytes = randomBytes(16);
	// It begins in the lower half, so that there is room: two thousand in a millisecond, which nothing here makes.
	const count = ms === last.ms ? Math.min(last.count + 1, 0xfff) : bytes.readUInt16BE(6) & 0x7ff;
	last = { ms, count };
	bytes.writeUIntBE(ms, 0, 6);
	bytes.writeUInt16BE(0x7000 | count, 6);
	bytes[8] = (bytes[8]! & 0x3f) | 0x80;
	const hex = bytes.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a text from an address can be an id at all. PostgreSQL refuses to look for some texts that are none. */
export function isId(text: string): boolean {
	return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}
