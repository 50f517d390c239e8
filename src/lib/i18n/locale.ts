import type { Language } from '$lib/realtime/events';
import { defineCustomClientStrategy } from './paraglide/runtime';

/**
 * Which language a page is in. The server decides once per request: the viewer's own, else what was chosen on the
 * login page (a cookie), else what the browser asks for. The browser does not decide: it reads the page's `lang`.
 */
export const languages: readonly Language[] = ['en', 'nl'];

/** Each language by its own name, as whoever looks for it will recognise it. */
export const languageNames: Record<Language, string> = { en: 'English', nl: 'Nederlands' };

export const languageCookie = 'klasbrug-language';

export function isLanguage(value: unknown): value is Language {
	return languages.some((language) => language === value);
}

/** The first language of an Accept-Language header that we speak, English if there is none. */
export function languageAskedFor(acceptLanguage: string | null): Language {
	const wanted = (acceptLanguage ?? '').split(',').map((range) => {
		const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
		const quality = parameters.find((parameter) => parameter.startsWith('q='));
		return { language: tag.split('-')[0], weight: quality ? Number(quality.slice(2)) || 0 : 1 };
	});
	const spoken = wanted.filter(({ weight, language }) => weight > 0 && isLanguage(language));
	const best = spoken.toSorted((a, b) => b.weight - a.weight)[0]?.language;
	return isLanguage(best) ? best : 'en';
}

/** For hooks.client.ts: the browser takes the language of the document it got. */
export function readLanguageFromDocument(): void {
	defineCustomClientStrategy('custom-viewer', {
		getLocale: () => document.documentElement.lang,
		setLocale: () => {}
	});
}
