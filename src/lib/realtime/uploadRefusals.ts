import { m } from '$lib/i18n/paraglide/messages';
import type { Refused } from './refused';

/** The server said no: trying again by itself would change nothing. */
export class UploadRefused extends Error {
	readonly refused: Refused;
	constructor(refused: Refused) {
		super(refused.key);
		this.refused = refused;
	}
}

/** The server knows this upload no longer: it was given up, or its day is over. Beginning again is what helps. */
export class UploadForgotten extends Error {}

export function signedOut(): Refused {
	return { key: 'error_signed_out', text: m.error_signed_out() };
}
