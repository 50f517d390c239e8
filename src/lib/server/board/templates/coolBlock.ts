import type { Language } from '$lib/realtime/events';

/**
 * The cards of the Cool Block challenge: a start, eight topics, a look back. The idea of small teams that choose
 * actions by topic is the programme's; every sentence here is our own. No figures: each class measures its own.
 */
export interface TemplateCard {
	title: string;
	text: string;
}

interface Topic {
	title: string;
	question: string;
	actions: string[];
	evidence: string;
}

const topics: Record<Language, Topic[]> = {
	en: [
		{
			title: '1 Energy at home',
			question: 'Where does the energy in your homes go, and what works when the power is out?',
			actions: [
				'Read the meters at home on two days and work out one normal day.',
				'Find everything that uses power while nobody uses it, and switch half of it off for a week.',
				'Replace or remove the five lamps that burn longest.',
				'Write down what your family needs for one evening without power.'
			],
			evidence: 'Two meter readings, or a list with before and after.'
		},
		{
			title: '2 Ready for the unexpected',
			question: 'Flood, storm, heat, earthquake: what could happen in each city, and who would need help first?',
			actions: [
				'Ask your town or fire service which emergency is most likely where you live.',
				'Put together a bag for one day and compare what is in it on both sides.',
				'Agree at home where you meet if phones do not work.',
				'Find one neighbour who would need help, and ask what kind.'
			],
			evidence: 'A photo of the bag or of the plan on the fridge, without faces and without addresses.'
		},
		{
			title: '3 Food, things and waste',
			question: 'What do you eat, buy and throw away in a week?',
			actions: [
				'Weigh what goes into the bin at home for one week, then try for half.',
				'Cook one meal from the other city without meat, and swap the recipe.',
				'Repair one thing instead of buying it new.',
				'Buy nothing but food for seven days and write down what was hard.'
			],
			evidence: 'A number a day for one week, or the thing before and after.'
		},
		{
			title: '4 Warm, cool and on the move',
			question: 'How are your homes heated and cooled, and how does everybody get to school?',
			actions: [
				'Count for a week how everybody in your class comes to school.',
				'Change one trip a week: on foot, by bike, by bus, or together in one car.',
				'Find the draughts in one room with a strip of paper, and close them.',
				'Set heating or cooling one degree differently for a week and write down who noticed.'
			],
			evidence: 'A count of trips on both sides, or temperatures over a week.'
		},
		{
			title: '5 Water',
			question: 'Too much rain here, too little there: what can each street do about water?',
			actions: [
				'Time the showers at home for three days, then take one minute off.',
				'Find every tap that drips and get one repaired.',
				'Catch rain for the plants, or take one tile out of a garden or yard.',
				'Find out where your drinking water comes from and tell the others in three sentences.'
			],
			evidence: 'Litres a day before and after, worked out the same way in both cities.'
		},
		{
			title: '6 A safe, healthy, green street',
			question: 'What would make your street a better place to walk, play and breathe?',
			actions: [
				'Walk your street with three people of different ages and mark what is good and what is not.',
				'Plant something that feeds bees or birds, and look after it until the end of the project.',
				'Collect the litter of one street once, and sort it by kind.',
				'Write to your town about one dangerous spot, with a suggestion.'
			],
			evidence: 'A map with your marks, or a photo of the spot before and after.'
		},
		{
			title: '7 Share with neighbours',
			question: 'What does a street know, own and can do together that nobody can alone?',
			actions: [
				'Ask five neighbours what they could lend or teach, and make a list for the street.',
				'Start a swap shelf, a tool box or a book box.',
				'Organise one hour in which neighbours do something together.',
				'Introduce somebody who lives alone to somebody who would like to help.'
			],
			evidence: 'How many people took part, and one thing somebody said, without their name.'
		},
		{
			title: '8 Keep it going',
			question: 'What will still be there in a year?',
			actions: [
				'Choose the action that worked best and write down in five steps how another class can do it.',
				'Find one adult or club that takes it over.',
				'Show your results to another class, in the language of the other city.',
				'Plan a day in three months on which you measure again.'
			],
			evidence: 'The five steps, tried out by somebody who was not there.'
		}
	],
	nl: [
		{
			title: '1 Energie thuis',
			question: 'Waar blijft de energie bij jullie thuis, en wat doet het nog als de stroom uitvalt?',
			actions: [
				'Lees thuis op twee dagen de meters af en reken uit wat een gewone dag kost.',
				'Zoek alles wat stroom gebruikt terwijl niemand het gebruikt, en zet de helft een week uit.',
				'Vervang de vijf lampen die het langst branden, of haal ze weg.',
				'Schrijf op wat jullie thuis nodig hebben voor één avond zonder stroom.'
			],
			evidence: 'Twee meterstanden, of een lijst met ervoor en erna.'
		},
		{
			title: '2 Klaar voor wat niemand verwacht',
			question:
				'Water, storm, hitte, aardbeving: wat kan er in elke stad gebeuren, en wie heeft dan het eerst hulp nodig?',
			actions: [
				'Vraag de gemeente of de brandweer welke ramp bij jullie het waarschijnlijkst is.',
				'Pak een tas voor één dag en vergelijk wat erin zit aan beide kanten.',
				'Spreek thuis af waar je elkaar treft als de telefoon het niet doet.',
				'Zoek één buur die hulp nodig zou hebben, en vraag welke.'
			],
			evidence: 'Een foto van de tas of van het plan op de koelkast, zonder gezichten en zonder adressen.'
		},
		{
			title: '3 Eten, spullen en afval',
			question: 'Wat eet, koop en gooi je weg in een week?',
			actions: [
				'Weeg een week lang wat er thuis in de afvalbak gaat, en probeer daarna de helft.',
				'Kook één maaltijd zonder vlees uit de andere stad, en ruil het recept.',
				'Repareer één ding in plaats van het nieuw te kopen.',
				'Koop zeven dagen niets behalve eten en schrijf op wat moeilijk was.'
			],
			evidence: 'Eén getal per dag, een week lang, of het ding ervoor en erna.'
		},
		{
			title: '4 Warm, koel en onderweg',
			question: 'Hoe worden jullie huizen warm en koel, en hoe komt iedereen op school?',
			actions: [
				'Tel een week lang hoe iedereen uit de klas naar school komt.',
				'Verander één rit per week: lopend, met de fiets, met de bus of samen in één auto.',
				'Zoek met een strook papier waar het tocht in één kamer, en dicht het.',
				'Zet de verwarming of de koeling een week één graad anders en schrijf op wie het merkte.'
			],
			evidence: 'Een telling van ritten aan beide kanten, of temperaturen over een week.'
		},
		{
			title: '5 Water',
			question: 'Hier te veel regen, daar te weinig: wat kan elke straat doen aan water?',
			actions: [
				'Meet thuis drie dagen hoelang iedereen doucht, en haal er daarna één minuut af.',
				'Zoek elke kraan die lekt en laat er één maken.',
				'Vang regen op voor de planten, of haal één tegel uit een tuin of van een plein.',
				'Zoek uit waar jullie drinkwater vandaan komt en vertel het de anderen in drie zinnen.'
			],
			evidence: 'Liters per dag, ervoor en erna, in beide steden op dezelfde manier uitgerekend.'
		},
		{
			title: '6 Een veilige, gezonde, groene straat',
			question: 'Wat zou jullie straat een betere plek maken om te lopen, te spelen en adem te halen?',
			actions: [
				'Loop met drie mensen van verschillende leeftijd door je straat en geef aan wat goed is en wat niet.',
				'Plant iets waar bijen of vogels van eten, en zorg ervoor tot het einde van het project.',
				'Raap één keer het zwerfafval van één straat en sorteer het.',
				'Schrijf de gemeente over één gevaarlijke plek, met een voorstel.'
			],
			evidence: 'Een kaartje met jullie tekens, of een foto van de plek ervoor en erna.'
		},
		{
			title: '7 Delen met de buren',
			question: 'Wat weet, heeft en kan een straat samen dat niemand alleen kan?',
			actions: [
				'Vraag vijf buren wat ze kunnen uitlenen of uitleggen, en maak een lijst voor de straat.',
				'Begin een ruilkast, een gereedschapskist of een boekenkast.',
				'Organiseer één uur waarin buren samen iets doen.',
				'Breng iemand die alleen woont in contact met iemand die wil helpen.'
			],
			evidence: 'Hoeveel mensen meededen, en één ding dat iemand zei, zonder naam.'
		},
		{
			title: '8 Zo blijft het',
			question: 'Wat is er over een jaar nog?',
			actions: [
				'Kies de actie die het best werkte en schrijf in vijf stappen op hoe een andere klas het kan doen.',
				'Zoek één volwassene of club die het overneemt.',
				'Laat jullie resultaat aan een andere klas zien, in de taal van de andere stad.',
				'Plan een dag over drie maanden waarop jullie opnieuw meten.'
			],
			evidence: 'De vijf stappen, geprobeerd door iemand die er niet bij was.'
		}
	]
};

const words = {
	en: {
		leaders: 'Led by one of you from each school. The next topic gets a new pair.',
		choose: 'Choose at least two actions:',
		evidence: 'Evidence:',
		done: 'Done when both cities have done it and you have written here what you would do differently.'
	},
	nl: {
		leaders: 'Geleid door één van jullie per school. Het volgende thema krijgt een nieuw paar.',
		choose: 'Kies ten minste twee acties:',
		evidence: 'Bewijs:',
		done: 'Klaar als beide steden het hebben gedaan en hier staat wat jullie de volgende keer anders doen.'
	}
};

const first: Record<Language, TemplateCard> = {
	en: {
		title: 'Start: who are we?',
		text: 'Everybody writes one line in the chat: your name, your street, one thing you would like to change there. Then agree on two days a week on which each side looks here, and choose who leads topic 1: one of you from each school.'
	},
	nl: {
		title: 'Begin: wie zijn wij?',
		text: 'Schrijf allemaal één regel in de chat: je naam, je straat, één ding dat je daar zou willen veranderen. Spreek dan af op welke twee dagen per week elke kant hier kijkt, en kies wie thema 1 leidt: één van jullie per school.'
	}
};

const last: Record<Language, TemplateCard> = {
	en: {
		title: 'Look back and show it',
		text: 'Count your actions first: how many here, how many there? If you work out savings, write down with which figure and where it comes from, because it is not the same in both cities. Then make one page or two minutes of video for both classes.'
	},
	nl: {
		title: 'Kijk terug en laat het zien',
		text: 'Tel eerst jullie acties: hoeveel hier, hoeveel daar? Reken je uit wat het scheelt, schrijf er dan bij met welk getal en waar dat vandaan komt, want het is niet in beide steden hetzelfde. Maak dan één pagina of twee minuten video voor beide klassen.'
	}
};

export function coolBlockCards(language: Language): TemplateCard[] {
	return [first[language], ...topics[language].map((topic) => topicCard(topic, language)), last[language]];
}

function topicCard({ title, question, actions, evidence }: Topic, language: Language): TemplateCard {
	const say = words[language];
	const list = actions.map((action) => `- ${action}`).join('\n');
	const text = [question, say.leaders, `${say.choose}\n${list}`, `${say.evidence} ${evidence}`, say.done].join('\n\n');
	return { title, text };
}
