/**
 * How a command cuts what is already open. Realtime fills the port; commands await it after their commit and before
 * their answer, so that nothing more is delivered once "removed" has been said. Until realtime runs, nothing is open.
 */
export interface Revocations {
	/** Ends all sockets of one login session. */
	loginSession(id: string): Promise<void>;
	/** Ends all sockets of a person, except those of the login session named. */
	person(personId: string, exceptLoginSession?: string): Promise<void>;
	/** Takes a person's sockets out of a space's rooms. */
	membership(personId: string, spaceId: string): Promise<void>;
	/** Puts a person's sockets into the rooms of a space they became a member of. */
	joined(personId: string, spaceId: string): Promise<void>;
}

const nothingOpen: Revocations = {
	loginSession: async () => {},
	person: async () => {},
	membership: async () => {},
	joined: async () => {}
};

const place = globalThis as unknown as Record<symbol, Revocations | undefined>;
const key = Symbol.for('klasbrug.revocations');

export function revocations(): Revocations {
	return place[key] ?? nothingOpen;
}

export function fillRevocations(filled: Revocations): void {
	place[key] = filled;
}
