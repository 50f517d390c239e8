/** What a database driver's error means. drizzle wraps them: the driver's own stands in `cause`. */

function driverCode(failure: unknown): string {
	for (let error = failure; error instanceof Error; error = error.cause) {
		const code = (error as { code?: unknown }).code;
		if (typeof code === 'string') return code;
	}
	return '';
}

const uniqueCodes = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'];
const sqlState = /^[0-9A-Z]{5}$/;

export function isUniqueViolation(failure: unknown): boolean {
	return uniqueCodes.includes(driverCode(failure));
}

/** Full disk, I/O error, lost connection, lock: the database could not, rather than the work was wrong. */
export function isDatabaseError(failure: unknown): boolean {
	const code = driverCode(failure);
	if (code.startsWith('SQLITE_CONSTRAINT') || /^23/.test(code)) return false;
	return code.startsWith('SQLITE_') || sqlState.test(code) || code.startsWith('ECONN');
}

/** Another process holds the file. */
export function isLocked(failure: unknown): boolean {
	return driverCode(failure).startsWith('SQLITE_BUSY');
}

/** PostgreSQL asks for the transaction to be run again: serialization failure and deadlock. */
export function isRetryable(failure: unknown): boolean {
	return ['40001', '40P01'].includes(driverCode(failure));
}
