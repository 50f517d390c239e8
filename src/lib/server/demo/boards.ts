/**
 * What stands on the boards of the demo: by space, cards with their column (0 to do, 1 doing, 2 done), who has them,
 * and when they are due, in days from today at the end of the school day there. Fictional, like everything here.
 */
export interface DemoCard {
	column: 0 | 1 | 2;
	title: string;
	text: string;
	/** Sign-in names; the first one makes the card. */
	people: string[];
	dueInDays?: number;
	/** Moved to its column only after everybody had last looked, so that it is news. */
	isNews?: true;
	/** What was said about it since: sign-in name and text. */
	comments?: [speaker: string, text: string][];
}

export const demoColumns = [
	{ name: 'To do', holdsDone: false },
	{ name: 'Doing', holdsDone: false },
	{ name: 'Done', holdsDone: true }
];

export const demoBoards: Record<string, DemoCard[]> = {
	common: [
		{
			column: 0,
			title: 'Poster of your four actions, one per team',
			text: 'A4 or letter, both languages, one number for each action. We hang them in both schools.',
			people: ['teacher.enschede'],
			dueInDays: 18
		},
		{
			column: 1,
			title: 'First numbers on paper',
			text: 'What you counted, in which street, on which days. Guessing is fine if you say so.',
			people: ['teacher.gunn'],
			dueInDays: 4
		},
		{ column: 2, title: 'Choose a street', text: 'One on each side of the ocean.', people: ['teacher.enschede'] }
	],
	staff: [
		{
			column: 0,
			title: 'Agree what a good poster is',
			text: 'Three sentences we both can live with.',
			people: ['teacher.gunn', 'teacher.enschede'],
			dueInDays: 9
		},
		{ column: 2, title: 'Teams of four', text: '', people: ['teacher.enschede'] }
	],
	'Team Poppy': [
		{
			column: 0,
			title: 'Ask five households what a sensor lamp would change for them',
			text: 'Two questions, no more. Write the answers in the words people used.',
			people: ['student2.gunn', 'student1.gunn'],
			dueInDays: 7
		},
		{
			column: 0,
			title: 'Compare a night of porch lights in euros and dollars',
			text: '27 cents and 40 cents a kWh. How many hours is a night in November on both sides?',
			people: ['student1.enschede', 'student1.gunn'],
			dueInDays: 3,
			comments: [
				['student1.gunn', 'Ours is on from 4:50 pm to 7 am. Fourteen hours!'],
				['student1.enschede', 'Here from 16:45 to 8:15, so a bit more. Shall we take 15 for both?'],
				['student1.gunn', 'Deal. I do the dollars.']
			]
		},
		{
			column: 1,
			title: 'English version of the note for the doors',
			text: 'It should sound like here, not like a translation.',
			people: ['student1.gunn', 'student2.enschede'],
			dueInDays: -2,
			isNews: true
		},
		{
			column: 1,
			title: 'Count again in the third street',
			text: 'I lost count somewhere after house 25.',
			people: ['student2.gunn'],
			dueInDays: 1
		},
		{
			column: 2,
			title: 'Note for the doors, in Dutch',
			text: 'Done, and my grandma put one up in the hall as well.',
			people: ['student1.enschede'],
			isNews: true,
			comments: [
				['student2.enschede', 'Moet er niet bij wie we zijn en van welke school?'],
				['student1.enschede', 'Ja, goeie. Staat nu onderaan.']
			]
		},
		{ column: 2, title: 'Count porch lights for one week', text: '', people: ['student1.enschede', 'student1.gunn'] }
	],
	'Team Heron': [
		{
			column: 0,
			title: 'Litres a day, per person, in both streets',
			text: 'Meter readings of Monday and of the Monday after, divided by days and people.',
			people: ['student4.enschede', 'student3.gunn'],
			dueInDays: 5,
			comments: [['student4.enschede', 'Our meter counts in cubic metres. One is a thousand litres.']]
		},
		{
			column: 1,
			title: 'Photos of the meters',
			text: 'Only the meter, no names on the letter box.',
			people: ['student3.enschede']
		},
		{ column: 2, title: 'Decide: water', text: '', people: ['student3.gunn'] }
	],
	'Team Acorn': [
		{
			column: 0,
			title: 'A sign for the shelf that works in both languages',
			text: '“Breng wat, pak wat.” Bring some, take some.',
			people: ['student5.enschede'],
			dueInDays: 6
		},
		{ column: 1, title: 'Count what goes in and out', text: 'Every day at four.', people: ['student6.gunn'] },
		{ column: 2, title: 'Build the shelf', text: '', people: ['student6.enschede'] }
	],
	'Team Lantern': [
		{
			column: 0,
			title: 'Map of safe ways to school by bike',
			text: 'Start with the crossings people are afraid of.',
			people: ['student7.gunn', 'student7.enschede'],
			dueInDays: 8
		},
		{
			column: 1,
			title: 'One week by bike, written down',
			text: 'Minutes, weather, how it felt.',
			people: ['student8.gunn'],
			dueInDays: -1
		},
		{ column: 2, title: 'Count cars in the drop-off line', text: '64.', people: ['student8.gunn'] }
	],
	outside: [
		{ column: 0, title: 'List of tools we have', text: '', people: ['outsider.enschede'], dueInDays: 12 },
		{ column: 2, title: 'Ask the janitor for a room', text: '', people: ['teacher.enschede'] }
	]
};
