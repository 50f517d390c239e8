/** The two schools of the story, as their coordinator tells them to an installation that knows nothing yet. */
export interface School {
	name: string;
	city: string;
	/** As somebody types it. */
	zone: string;
	/** As the list of languages has it. */
	language: string;
	/** Monday to Friday. */
	hours: string;
	contact: string;
}

export const enschede: School = {
	name: 'Twentecollege',
	city: 'Enschede',
	zone: 'Europe/Amsterdam',
	language: 'Nederlands',
	hours: '08:30–16:00',
	contact: 'Vertrouwenspersoon, kamer 1.12'
};

export const paloAlto: School = {
	name: 'Gunn High School',
	city: 'Palo Alto',
	zone: 'los angeles',
	language: 'English',
	hours: '(08:00–08:55), 09:00–15:35',
	contact: 'Wellness Center, room W-1'
};

/** A class list as it lies in somebody's mail: numbers, capitals, a name twice, an address, an empty line. */
export const pastedList = [
	'1. Bakker, Fenna',
	'2. Berg, Jurre van der',
	'Tijmen de Vries',
	'  WIETSKE   HOEKSTRA ',
	'',
	'Zoë Brontë',
	'Bronte, Zoe',
	'jurre.vdberg@school.example',
	'Sjoerd\tter Horst',
	'Anne-Fleur Smits-Bos',
	'Fenna Smit'
].join('\r\n');

/** Who the list makes students, by the names everybody sees. */
export const ofEnschede = ['Anne-Fleur', 'Fenna B.', 'Fenna S.', 'Jurre', 'Sjoerd', 'Tijmen', 'Wietske', 'Zoë'];

/** Typed by hand. */
export const ofPaloAlto = [
	'Aaliyah',
	'Beckett',
	'Camila',
	'Dashiell',
	'Esperanza',
	'Finnegan',
	'Guadalupe',
	'Hezekiah'
];
