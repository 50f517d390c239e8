/** How long a login session lasts without a sign of life (`idle`) and at the very most (`absolute`), in milliseconds. */
export type LoginSessionKind = 'staff' | 'shared' | 'own';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const lifetimes: Record<LoginSessionKind, { idle: number; absolute: number }> = {
	staff: { idle: 12 * hour, absolute: 14 * day },
	/** A student at a school computer that others use after them. */
	shared: { idle: 30 * minute, absolute: 12 * hour },
	/** A student who said "This is my own laptop". */
	own: { idle: 14 * day, absolute: 14 * day }
};

export function kindFor(role: 'coordinator' | 'teacher' | 'student', ownLaptop: boolean): LoginSessionKind {
	if (role !== 'student') return 'staff';
	return ownLaptop ? 'own' : 'shared';
}
