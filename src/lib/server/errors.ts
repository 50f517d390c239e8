/**
 * What the domain may refuse with. Each refusal knows its HTTP status and the message key under which the person
 * reads it in their own language; `details` are numbers and instants for that text, never content or names.
 */
export abstract class Refusal extends Error {
	abstract readonly status: 400 | 403 | 404 | 409 | 429 | 503;
	readonly key: string;
	readonly details: Record<string, string | number>;

	constructor(key: string, details: Record<string, string | number> = {}) {
		super(key);
		this.name = new.target.name;
		this.key = key;
		this.details = details;
	}
}

/** Also the answer for whatever the person may not see: the same as for something that never existed. */
export class NotFound extends Refusal {
	readonly status = 404;
	constructor() {
		super('error_not_found');
	}
}

export class Forbidden extends Refusal {
	readonly status = 403;
}

export class Invalid extends Refusal {
	readonly status = 400;
}

export class Conflict extends Refusal {
	readonly status = 409;
}

export class TooMany extends Refusal {
	readonly status = 429;
}

export class Unavailable extends Refusal {
	readonly status = 503;
	constructor(key = 'error_unavailable') {
		super(key);
	}
}
