import en from '../../src/lib/i18n/messages/en.json' with { type: 'json' };
import nl from '../../src/lib/i18n/messages/nl.json' with { type: 'json' };

/** The texts of the product, straight from the message files: tests find things by the words that people read. */
export type Language = 'en' | 'nl';
type Texts = typeof en;
/** Messages with one form for every number. */
type Key = { [K in keyof Texts]: Texts[K] extends string ? K : never }[keyof Texts];

export type Say = (key: Key, inputs?: Record<string, string | number>) => string;

const texts: Record<Language, Record<Key, string>> = { en, nl };

/** How the product says things in a language: `say('reading_here', { name: 'Maya' })`. */
export function wordsIn(language: Language): Say {
	return (key, inputs = {}) =>
		texts[language][key].replace(/\{(\w+)\}/g, (_, name: string) => {
			const value = inputs[name];
			if (value === undefined) throw new Error(`The message ${key} needs "${name}"`);
			return String(value);
		});
}
