import { m } from '$lib/i18n/paraglide/messages';

/** Why a file does not come into the space. */
export interface Refused {
	key: string;
	/** What the person reads. */
	text: string;
}

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

/** A refusal that came without words of ours. */
export function unexpected(): Refused {
	return { key: 'error_unexpected', text: m.error_unexpected() };
}

export function signedOut(): Refused {
	return { key: 'error_signed_out', text: m.error_signed_out() };
}
