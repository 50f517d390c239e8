import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '$lib/realtime/events';
import { overwriteServerAsyncLocalStorage } from '$lib/i18n/paraglide/runtime';

/** On the server two requests in two languages run at once: each carries its own through everything it awaits. */
interface Spoken {
	locale: Language;
	origin: string;
	messageCalls: Set<string>;
}

const spoken = new AsyncLocalStorage<Partial<Spoken>>();
overwriteServerAsyncLocalStorage(spoken);

/** Runs `work` with all messages in this language. */
export function inLanguage<T>(locale: Language, origin: string, work: () => T): T {
	return spoken.run({ locale, origin, messageCalls: new Set() }, work);
}
