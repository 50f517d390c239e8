import accountsEn from '../../src/lib/i18n/messages/en/accounts.json' with { type: 'json' };
import boardEn from '../../src/lib/i18n/messages/en/board.json' with { type: 'json' };
import chatEn from '../../src/lib/i18n/messages/en/chat.json' with { type: 'json' };
import classesEn from '../../src/lib/i18n/messages/en/classes.json' with { type: 'json' };
import filesEn from '../../src/lib/i18n/messages/en/files.json' with { type: 'json' };
import homeEn from '../../src/lib/i18n/messages/en/home.json' with { type: 'json' };
import houseEn from '../../src/lib/i18n/messages/en/house.json' with { type: 'json' };
import mailEn from '../../src/lib/i18n/messages/en/mail.json' with { type: 'json' };
import monitorEn from '../../src/lib/i18n/messages/en/monitor.json' with { type: 'json' };
import outboxEn from '../../src/lib/i18n/messages/en/outbox.json' with { type: 'json' };
import noticesEn from '../../src/lib/i18n/messages/en/notices.json' with { type: 'json' };
import projectsEn from '../../src/lib/i18n/messages/en/projects.json' with { type: 'json' };
import reportsEn from '../../src/lib/i18n/messages/en/reports.json' with { type: 'json' };
import rulesEn from '../../src/lib/i18n/messages/en/rules.json' with { type: 'json' };
import searchEn from '../../src/lib/i18n/messages/en/search.json' with { type: 'json' };
import setupEn from '../../src/lib/i18n/messages/en/setup.json' with { type: 'json' };
import spaceEn from '../../src/lib/i18n/messages/en/space.json' with { type: 'json' };
import timeEn from '../../src/lib/i18n/messages/en/time.json' with { type: 'json' };
import trustEn from '../../src/lib/i18n/messages/en/trust.json' with { type: 'json' };
import writingEn from '../../src/lib/i18n/messages/en/writing.json' with { type: 'json' };
import accountsNl from '../../src/lib/i18n/messages/nl/accounts.json' with { type: 'json' };
import boardNl from '../../src/lib/i18n/messages/nl/board.json' with { type: 'json' };
import chatNl from '../../src/lib/i18n/messages/nl/chat.json' with { type: 'json' };
import classesNl from '../../src/lib/i18n/messages/nl/classes.json' with { type: 'json' };
import filesNl from '../../src/lib/i18n/messages/nl/files.json' with { type: 'json' };
import homeNl from '../../src/lib/i18n/messages/nl/home.json' with { type: 'json' };
import houseNl from '../../src/lib/i18n/messages/nl/house.json' with { type: 'json' };
import mailNl from '../../src/lib/i18n/messages/nl/mail.json' with { type: 'json' };
import monitorNl from '../../src/lib/i18n/messages/nl/monitor.json' with { type: 'json' };
import outboxNl from '../../src/lib/i18n/messages/nl/outbox.json' with { type: 'json' };
import noticesNl from '../../src/lib/i18n/messages/nl/notices.json' with { type: 'json' };
import projectsNl from '../../src/lib/i18n/messages/nl/projects.json' with { type: 'json' };
import reportsNl from '../../src/lib/i18n/messages/nl/reports.json' with { type: 'json' };
import rulesNl from '../../src/lib/i18n/messages/nl/rules.json' with { type: 'json' };
import searchNl from '../../src/lib/i18n/messages/nl/search.json' with { type: 'json' };
import setupNl from '../../src/lib/i18n/messages/nl/setup.json' with { type: 'json' };
import spaceNl from '../../src/lib/i18n/messages/nl/space.json' with { type: 'json' };
import timeNl from '../../src/lib/i18n/messages/nl/time.json' with { type: 'json' };
import trustNl from '../../src/lib/i18n/messages/nl/trust.json' with { type: 'json' };
import writingNl from '../../src/lib/i18n/messages/nl/writing.json' with { type: 'json' };

const en = {
	...accountsEn,
	...boardEn,
	...chatEn,
	...classesEn,
	...filesEn,
	...homeEn,
	...houseEn,
	...mailEn,
	...monitorEn,
	...outboxEn,
	...noticesEn,
	...projectsEn,
	...reportsEn,
	...rulesEn,
	...searchEn,
	...setupEn,
	...spaceEn,
	...timeEn,
	...trustEn,
	...writingEn
};
const nl = {
	...accountsNl,
	...boardNl,
	...chatNl,
	...classesNl,
	...filesNl,
	...homeNl,
	...houseNl,
	...mailNl,
	...monitorNl,
	...outboxNl,
	...noticesNl,
	...projectsNl,
	...reportsNl,
	...rulesNl,
	...searchNl,
	...setupNl,
	...spaceNl,
	...timeNl,
	...trustNl,
	...writingNl
};

/** The texts of the product, straight from the message files: tests find things by the words that people read. */
export type Language = 'en' | 'nl';
type Texts = typeof en;
type Inputs = Record<string, string | number>;
/** A message with forms for one and more, as the message files hold it: `countPlural=one` is for one `count`. */
interface Forms {
	declarations: string[];
	match: Record<string, string | undefined>;
}
type Message = string | Forms[];
type Key = Exclude<keyof Texts, '$schema'>;

export type Say = (key: Key, inputs?: Inputs) => string;

const texts: Record<Language, Record<Key, Message>> = { en, nl };

/** How the product says things in a language: `say('reading_here', { name: 'Maya' })`. */
export function wordsIn(language: Language): Say {
	return (key, inputs = {}) =>
		formFor(texts[language][key], inputs, language).replace(/\{(\w+)\}/g, (_, name: string) => {
			const value = inputs[name];
			if (value === undefined) throw new Error(`The message ${key} needs "${name}"`);
			return String(value);
		});
}

/** The one form there is, or the one that fits the numbers. */
function formFor(message: Message, inputs: Inputs, language: Language): string {
	if (typeof message === 'string') return message;
	const [{ declarations, match } = { declarations: [], match: {} }] = message;
	const categories = declarations.flatMap((line) => {
		const [, local, input = ''] = /^local (\w+) = (\w+): plural$/.exec(line) ?? [];
		return local ? [`${local}=${new Intl.PluralRules(language).select(Number(inputs[input]))}`] : [];
	});
	const form = match[categories.join(', ')];
	if (form === undefined) throw new Error(`No form for ${categories.join(', ')} in ${Object.keys(match).join(' · ')}`);
	return form;
}
