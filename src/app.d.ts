import type { EarlyAct } from '$lib/components/early';
import type { Language } from '$lib/realtime/events';
import type { Viewer } from '$lib/server/auth/viewer';

declare global {
	interface Window {
		/** What was done before the page was alive, once; from then on nothing is kept (app.html). */
		takeEarly?: () => EarlyAct[];
	}
	namespace App {
		interface Error {
			/** A message key. */
			message: string;
			/** Names the line in the journal. */
			id?: string;
		}
		interface Locals {
			viewer: Viewer | null;
			/** Where the request comes from, for counting; empty when the proxy did not say. */
			address: string;
			language: Language;
		}
	}
}

export {};
