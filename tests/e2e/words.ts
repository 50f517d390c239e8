import accountsEn from '../../src/lib/i18n/messages/en/accounts.json' with { type: 'json' };
import boardEn from '../../src/lib/i18n/messages/en/board.json' with { type: 'json' };
import chatEn from '../../src/lib/i18n/messages/en/chat.json' with { type: 'json' };
import classesEn from '../../src/lib/i18n/messages/en/classes.json' with { type: 'json' };
import filesEn from '../../src/lib/i18n/messages/en/files.json' with { type: 'json' };
import homeEn from '../../src/lib/i18n/messages/en/home.json' with { type: 'json' };
import houseEn from '../../src/lib/i18n/messages/en/house.json' with { type: 'json' };
import monitorEn from '../../src/lib/i18n/messages/en/monitor.json' with { type: 'json' };
import projectsEn from '../../src/lib/i18n/messages/en/projects.json' with { type: 'json' };
import setupEn from '../../src/lib/i18n/messages/en/setup.json' with { type: 'json' };
import spaceEn from '../../src/lib/i18n/messages/en/space.json' with { type: 'json' };
import timeEn from '../../src/lib/i18n/messages/en/time.json' with { type: 'json' };
import trustEn from '../../src/lib/i18n/messages/en/trust.json' with { type: 'json' };
import accountsNl from '../../src/lib/i18n/messages/nl/accounts.json' with { type: 'json' };
import boardNl from '../../src/lib/i18n/messages/nl/board.json' with { type: 'json' };
import chatNl from '../../src/lib/i18n/messages/nl/chat.json' with { type: 'json' };
import classesNl from '../../src/lib/i18n/messages/nl/classes.json' with { type: 'json' };
import filesNl from '../../src/lib/i18n/messages/nl/files.json' with { type: 'json' };
import homeNl from '../../src/lib/i18n/messages/nl/home.json' with { type: 'json' };
import houseNl from '../../src/lib/i18n/messages/nl/house.json' with { type: 'json' };
import monitorNl from '../../src/lib/i18n/messages/nl/monitor.json' with { type: 'json' };
import projectsNl from '../../src/lib/i18n/messages/nl/projects.json' with { type: 'json' };
import setupNl from '../../src/lib/i18n/messages/nl/setup.json' with { type: 'json' };
import spaceNl from '../../src/lib/i18n/messages/nl/space.json' with { type: 'json' };
import timeNl from '../../src/lib/i18n/messages/nl/time.json' with { type: 'json' };
import trustNl from '../../src/lib/i18n/messages/nl/trust.json' with { type: 'json' };

const en = {
	...accountsEn,
	...boardEn,
	...chatEn,
	...classesEn,
	...filesEn,
	...homeEn,
	...houseEn,
	...monitorEn,
	...projectsEn,
	...setupEn,
	...spaceEn,
	...timeEn,
	...trustEn
};
const nl = {
	...accountsNl,
	...boardNl,
	...chatNl,
	...classesNl,
	...filesNl,
	...homeNl,
	...houseNl,
	...monitorNl,
	...projectsNl,
	...setupNl,
	...spaceNl,
	...timeNl,
	...trustNl
};

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
