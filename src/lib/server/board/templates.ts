import type { Language } from '$lib/realtime/events';
import type { TemplateName } from '../projects/projects';
import type { BoardTemplate } from './fill';
import { coolBlockCards, type TemplateCard } from './templates/coolBlock';
import { startUpCards } from './templates/startUp';

/** What a new team's board begins with: three columns, and the cards of the project's template in its language. */
const columns: Record<Language, BoardTemplate['columns']> = {
	en: [
		{ name: 'To do', holdsDone: false },
		{ name: 'Doing', holdsDone: false },
		{ name: 'Done', holdsDone: true }
	],
	nl: [
		{ name: 'Te doen', holdsDone: false },
		{ name: 'Bezig', holdsDone: false },
		{ name: 'Klaar', holdsDone: true }
	]
};

const cardsOf: Record<TemplateName, (language: Language) => TemplateCard[]> = {
	coolBlock: coolBlockCards,
	startUp: startUpCards,
	blank: () => []
};

/** All cards stand in the first column, in the order in which they are meant to be done. */
export function boardTemplate(name: TemplateName, language: Language): BoardTemplate {
	const cards = cardsOf[name](language).map((card) => ({ column: 0, ...card }));
	return { columns: columns[language], cards };
}
