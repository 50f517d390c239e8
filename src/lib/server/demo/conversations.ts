import type { Reaction } from '$lib/schemas/reactions';

/**
 * What the cast said in the last fortnight. Days follow each other on school days; within a day the lines keep their
 * order, and each is said when its school has lessons or has just gone home.
 */
export type Line = [speaker: string, text: string, more?: { asks: true }];

/** What the cast did to lines of Team Poppy before they last went home; each line is found by how it begins. */
export const aroundLines: Record<string, LineLife> = {
	'Idea: count porch lights': {
		pinnedBy: 'student1.enschede',
		reactions: [
			['student1.gunn', 'thumbsUp'],
			['student2.gunn', 'thumbsUp'],
			['student2.enschede', 'party']
		],
		answers: [
			['student2.gunn', 'Do lights in a window count, @Sanne?'],
			['student1.enschede', 'Only what you see from *outside* the house.'],
			['student1.gunn', 'Then my street is `9 houses, 9 lights`, done']
		]
	},
	'We had 7 of 9': {
		reactions: [
			['student2.enschede', 'laugh'],
			['teacher.gunn', 'laugh']
		]
	},
	'Question for you two': {
		reactions: [['student1.enschede', 'eyes']],
		answers: [
			['student2.enschede', '27 cents, see the talk'],
			['teacher.enschede', 'The bill says it too:\n> 0.27 per kWh, tax included']
		]
	}
};

export interface LineLife {
	pinnedBy?: string;
	reactions?: [speaker: string, kind: Reaction][];
	answers?: Line[];
}

export const conversations: Record<string, Line[][]> = {
	common: [
		[
			[
				'teacher.enschede',
				'Welcome everyone! Every team finds four things to change in its own street, on both sides.'
			],
			['teacher.gunn', 'Good morning from Palo Alto. Start with what you can measure: lights, water, heating, waste.'],
			['student5.gunn', 'Do we count the whole apartment building or just our floor?'],
			['teacher.gunn', 'Your floor is fine. Write down what you counted, so that Enschede can compare.']
		],
		[
			['student3.enschede', 'We have no garden but a roof. Does a green roof count as water or as heating?'],
			['teacher.enschede', 'Pick the one you can show with a number, Fleur.']
		],
		[
			[
				'teacher.gunn',
				'Reminder: first numbers on paper before the end of next week, at the end of your own school day.'
			],
			['teacher.enschede', 'Same here. Ask each other when something is not clear, that is what the team is for.']
		]
	],
	staff: [
		[
			['teacher.enschede', 'Mees was ill last week, he starts on Thursday. Team Heron knows.'],
			['teacher.gunn', 'Thanks. I moved our look at the teams to Fridays, second period.']
		],
		[
			['teacher.gunn', 'We are out all of Thanksgiving week, back Monday the 30th. I will read once in between.'],
			['teacher.enschede', 'Fine, I keep an eye on the spaces.']
		]
	],
	'Team Poppy': [
		[
			['student1.enschede', 'Hi! I am Sanne, this is Daan next to me. Our street has 22 houses, all in a row.'],
			['student2.enschede', 'Hoi. We can ask everybody, my grandma lives in the middle of it.'],
			['student1.gunn', 'Hi both!! I live on a cul-de-sac, 9 houses. Ethan lives two blocks away.'],
			['student2.gunn', 'My street is longer, like 40. Should we do the same thing in all three?']
		],
		[
			['student1.enschede', 'Idea: count porch lights at 20:00 for one week. Easy to see from outside.'],
			['student2.enschede', 'And we do not have to ring any bell for it.'],
			['student1.gunn', 'Love it. 8 pm here is the middle of your night so nobody has to be awake together.'],
			['student2.gunn', 'I can make the sheet. Columns:\n- date\n- lights on\n- **LED or not**\n- comments']
		],
		[
			['student1.enschede', 'First evening: 13 of 22 on. Four of them are old bulbs I think.'],
			['student1.gunn', 'We had 7 of 9. One house already looks like Christmas'],
			['student2.gunn', '31 of 40. I got a bit lost counting, will do it again tonight'],
			['student1.gunn', 'Question for you two: what does a neighbor over there pay for a kWh?']
		],
		[
			['student2.enschede', 'About 27 cents, my dad looked it up. And yours?'],
			['student1.enschede', 'We made a note to put through the doors, in Dutch. I will send it in English as well.'],
			['student2.gunn', 'About 40 where we live. So a night of porch lights is not nothing'],
			[
				'student1.gunn',
				'Send it! We will make an English one that sounds like here. Which words must stay?',
				{ asks: true }
			]
		],
		[
			['student2.enschede', '@Maya, seven houses switched to a lamp with a sensor. **Seven!** In one week.'],
			['student1.enschede', 'My grandma’s neighbour came to ask what we are doing. So it works.']
		]
	],
	'Team Heron': [
		[
			['student3.enschede', 'Hello from Fleur. Mees is ill so I begin alone. We want to do water.'],
			['student3.gunn', 'Hi Fleur, Priya here! Water is a big thing for us, there is a drought every few years.'],
			['student4.gunn', 'We could compare rain barrels and gray water. I can ask my aunt, she has a tank.'],
			['former.enschede', 'I can help until we move house, next week already.']
		],
		[
			['student3.enschede', 'It rained 31 mm here this week. We have too much of it and you have too little, funny.'],
			['student4.gunn', '0 mm. Zero. Please mail us some'],
			['student3.gunn', 'Then our action should be different in each street but with the same number: liters a day.']
		],
		[
			['student4.enschede', 'I am better! Read everything back. Shall I do the litres of our street?'],
			['student3.enschede', 'Yes please. The meter readings are on the photo I took.']
		]
	],
	'Team Acorn': [
		[
			['student5.enschede', 'Noor and Thijs here. We thought about a swap shelf for books and clothes.'],
			['student5.gunn', 'We have a little free library on the corner! Chloe, by the way.'],
			['student6.gunn', 'Kai. Can we count what goes in and out every day?']
		],
		[
			['student6.enschede', 'Our shelf stands in the hall of the flat. Day one: 6 in, 4 out.'],
			['student5.gunn', 'Ours: 3 in, 9 out. People like taking more than giving, ha'],
			['student6.gunn', 'Maybe a sign helps. Something short that works in both languages?'],
			['student5.enschede', '“Breng wat, pak wat.” Bring some, take some.']
		]
	],
	'Team Lantern': [
		[
			['student7.enschede', 'Lotte and Sem. We cycle everywhere already so transport is boring for us.'],
			['student7.gunn', 'Not for us! Half my class gets driven 5 minutes to school.'],
			['student8.gunn', 'I counted 64 cars in the drop-off line this morning.']
		],
		[
			['student8.enschede', 'How far is it from your house?'],
			['student8.gunn', '1.2 miles, so not even 2 km. I will try the bike on Monday if it does not rain'],
			['student7.enschede', 'It will not rain, you are in California.']
		]
	],
	outside: [
		[
			['teacher.enschede', 'This is the space of the repair café. The class in Palo Alto joins after the holidays.'],
			['outsider.enschede', 'I can fix bikes, and my uncle does radios.']
		]
	]
};
