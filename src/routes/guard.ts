/**
 * The edge of the domain: every load, action and endpoint that needs a viewer is wrapped here once. Data are parsed
 * before anything else happens, and a refusal becomes a status with the sentence the person reads.
 */
import { error, fail, json, redirect, text, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Viewer } from '$lib/server/auth/viewer';
import { Conflict, Invalid, Refusal } from '$lib/server/errors';
import { failureOf, type Failure } from '$lib/server/refusalText';

/** All that is open to who came in with a one-time password, besides signing out, the language, and what is public. */
const beforeChoosing = ['/(public)/welcome'];

/** A load for signed-in people; others are sent to the login page and back. */
export function guardedLoad<Event extends RequestEvent, Out>(work: (event: Event, viewer: Viewer) => Promise<Out>) {
	return async (event: Event): Promise<Out> => {
		const viewer = event.locals.viewer;
		if (!viewer) redirect(303, loginAddress(event));
		if (mustChooseFirst(event, viewer)) redirect(303, '/welcome');
		try {
			return await work(event, viewer);
		} catch (refusal) {
			if (refusal instanceof Refusal) error(refusal.status, { message: refusal.key });
			throw refusal;
		}
	};
}

type Fields = v.GenericSchema<unknown, object>;

/** A form action for signed-in people. `work` gets parsed data only. */
export function guardedAction<Event extends RequestEvent, Schema extends Fields, Out>(
	schema: Schema,
	work: (event: Event, viewer: Viewer, input: v.InferOutput<Schema>) => Promise<Out>
) {
	return async (event: Event): Promise<Out | ActionFailure<Failure>> => {
		const viewer = event.locals.viewer;
		if (!viewer) return signedOut(event);
		if (mustChooseFirst(event, viewer)) return fail(403, failureOf({ key: 'error_choose_password' }));
		try {
			const input = parse(schema, oneValueEach(await formOf(event.request)));
			refuseForeignWriter(input, viewer);
			return await work(event, viewer, input);
		} catch (refusal) {
			if (refusal instanceof Refusal) return fail(refusal.status, failureOf(refusal));
			throw refusal;
		}
	};
}

/** An endpoint for signed-in people, answering JSON or a response of its own. Who opened a link reads a sentence. */
export function guardedEndpoint<Event extends RequestEvent>(work: (event: Event, viewer: Viewer) => Promise<unknown>) {
	return async (event: Event): Promise<Response> => {
		const viewer = event.locals.viewer;
		if (!viewer && isOpened(event)) redirect(303, loginAddress(event));
		if (!viewer) return json(failureOf({ key: 'error_signed_out' }), { status: 401 });
		if (mustChooseFirst(event, viewer)) return json(failureOf({ key: 'error_choose_password' }), { status: 403 });
		try {
			const outcome = await work(event, viewer);
			return outcome instanceof Response ? outcome : json(outcome ?? {});
		} catch (refusal) {
			if (!(refusal instanceof Refusal)) throw refusal;
			const { status } = refusal;
			const failure = failureOf(refusal);
			return isOpened(event) ? text(failure.text, { status }) : json(failure, { status });
		}
	};
}

/** @throws Invalid with the key of the first thing that is wrong. */
export function parse<Schema extends v.GenericSchema>(schema: Schema, data: unknown): v.InferOutput<Schema> {
	const result = v.safeParse(schema, data);
	if (result.success) return result.output;
	const key = result.issues[0].message;
	throw new Invalid(key.startsWith('error_') ? key : 'error_invalid');
}

/** What was sent as a form; a body that is none has no fields, and misses what the schema asks for. */
export function formOf(request: Request): Promise<FormData> {
	return request.formData().catch(() => new FormData());
}

/** @throws Invalid when a field comes twice: no form of ours sends that. A file is refused by a schema that has none. */
function oneValueEach(form: FormData): Record<string, FormDataEntryValue> {
	const entries = [...form];
	if (new Set(entries.map(([name]) => name)).size !== entries.length) throw new Invalid('error_invalid');
	return Object.fromEntries(entries);
}

/** Somebody follows a link: what they get is shown to them as it comes. */
function isOpened({ request }: RequestEvent): boolean {
	return request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');
}

/** A slip may be found or read over a shoulder: until its owner has chosen a password, it opens nothing else. */
function mustChooseFirst({ route }: RequestEvent, viewer: Viewer): boolean {
	return viewer.mustChoosePassword && !beforeChoosing.includes(route.id ?? '');
}

/** What another person left behind on a shared computer is never sent in this person's name. */
function refuseForeignWriter(input: object, viewer: Viewer): void {
	if ('writer' in input && input.writer !== viewer.id) throw new Conflict('error_other_writer');
}

function signedOut(event: RequestEvent): ActionFailure<Failure> {
	if (event.request.headers.has('x-sveltekit-action')) return fail(401, failureOf({ key: 'error_signed_out' }));
	redirect(303, loginAddress(event));
}

function loginAddress({ url }: RequestEvent): string {
	return url.pathname === '/' ? '/login' : `/login?next=${encodeURIComponent(url.pathname)}`;
}
