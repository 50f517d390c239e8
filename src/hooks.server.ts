import { building } from '$app/environment';
import { sequence } from '@sveltejs/kit/hooks';
import { text, type Handle, type HandleServerError, type RequestEvent, type ServerInit } from '@sveltejs/kit';
import { isLanguage, languageAskedFor, languageCookie } from '$lib/i18n/locale';
import { bodyLimit, withinBodyLimit } from '$lib/server/auth/body-limit';
import { readToken } from '$lib/server/auth/login-cookie';
import { deleteExpired } from '$lib/server/auth/login-sessions';
import { isSameOrigin } from '$lib/server/auth/same-origin';
import { activeViewerOf, viewerOf } from '$lib/server/auth/viewer';
import { openStore } from '$lib/server/db/open';
import { removeExpiredUploads, removeStrayBytes } from '$lib/server/files/uploads';
import { newId } from '$lib/server/ids';
import { inLanguage } from '$lib/server/inLanguage';
import { offerFirstRun } from '$lib/server/jobs/firstRun';
import { startNotices } from '$lib/server/jobs/notices';
import { answerRescueRequests } from '$lib/server/jobs/rescueRequests';
import { fillSearchIndex } from '$lib/server/jobs/searchIndex';
import { journal } from '$lib/server/journal';
import { openPost } from '$lib/server/notices/mail';
import { waitForSetup } from '$lib/server/notSetUpYet';
import { startRealtime } from '$lib/server/realtime/server';

/** What the server does once at its start, and around every request. Headers for every response: start.ts. */
export const init: ServerInit = async () => {
	if (building) return;
	await openStore(process.env);
	await fillSearchIndex();
	openPost(process.env);
	if (process.env.KLASBRUG_DEMO === '1') {
		await (await import('$lib/server/demo/start')).startDemo(process.env);
	} else {
		await offerFirstRun();
	}
	answerRescueRequests();
	startRealtime();
	startNotices();
	await removeStrayBytes();
	everyQuarter(deleteExpired, removeExpiredUploads);
};

/** Nobody else's site may make a signed-in browser change anything here. */
const refuseForeign: Handle = ({ event, resolve }) =>
	isSameOrigin(event.request, event.url) ? resolve(event) : text('Forbidden: foreign origin', { status: 403 });

const limitBody: Handle = async ({ event, resolve }) => {
	const limit = bodyLimit(event.route, event.request, event.url, event.locals.viewer !== null);
	if (limit === 'streamed') return resolve(event);
	const request = await withinBodyLimit(event.request, limit);
	if (!request) return text('Too large', { status: 413 });
	event.request = request;
	return resolve(event);
};

const knowViewer: Handle = async ({ event, resolve }) => {
	const token = readToken(event.request.headers.get('cookie'));
	const look = showsPresence(event) ? activeViewerOf : viewerOf;
	event.locals.viewer = token ? await look(token) : null;
	event.locals.address = addressOf(event);
	return resolve(event);
};

const speakLanguage: Handle = ({ event, resolve }) => {
	const chosen = event.cookies.get(languageCookie);
	const asked = isLanguage(chosen) ? chosen : languageAskedFor(event.request.headers.get('accept-language'));
	const language = event.locals.viewer?.language ?? asked;
	event.locals.language = language;
	const transformPageChunk = ({ html }: { html: string }) => html.replace('%lang%', language);
	return inLanguage(language, event.url.origin, () => resolve(event, { transformPageChunk }));
};

/** Everything made for one person stays out of every cache, the one of the next pupil at this computer included. */
const keepPrivate: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	response.headers.set('cache-control', 'private, no-store');
	return response;
};

export const handle = sequence(keepPrivate, refuseForeign, knowViewer, limitBody, speakLanguage, waitForSetup);

/** An expected refusal never gets here. What does is told to the journal; the person gets its number. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'error_not_found' };
	if (status < 500) return { message: 'error_unexpected' };
	const id = newId();
	journal.error({ id, status, method: event.request.method, route: event.route.id, failure: error });
	return { message: 'error_unexpected', id };
};

/** What a browser asks by itself while nobody is there. */
const unattended = [
	'heads',
	'projects/[project]/[space]/since',
	'projects/[project]/[space]/read',
	'projects/[project]/[space]/left',
	'projects/[project]/[space]/files/upload/[upload]'
];

/**
 * Only what a person does keeps a login session alive: opening a page, writing, and the keepalive that follows keys
 * and pointer. Loading a page's data does not: a live page does that by itself.
 */
function showsPresence({ request, route, isDataRequest }: RequestEvent): boolean {
	if (unattended.some((path) => route.id === `/(app)/${path}`)) return false;
	if (request.method !== 'GET') return true;
	return !isDataRequest && (request.headers.get('accept') ?? '').includes('text/html');
}

/** With ADDRESS_HEADER set, adapter-node throws for a request that did not come through the proxy. */
function addressOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		return '';
	}
}

function everyQuarter(...works: (() => Promise<void>)[]): void {
	const place = globalThis as unknown as Record<symbol, NodeJS.Timeout | undefined>;
	const key = Symbol.for('klasbrug.quarter');
	clearInterval(place[key]);
	const attempt = (work: () => Promise<void>) =>
		void work().catch((failure: unknown) => journal.error({ job: work.name, failure }));
	place[key] = setInterval(() => works.forEach(attempt), 15 * 60_000).unref();
}
