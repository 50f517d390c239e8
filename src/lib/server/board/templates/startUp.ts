import type { Language } from '$lib/realtime/events';
import type { TemplateCard } from './coolBlock';

/** The cards of the start-up sprint: from a problem that people in both cities have to a pitch of two minutes. */
const cards: Record<Language, TemplateCard[]> = {
	en: [
		{
			title: 'Start: your company of two cities',
			text: 'Everybody says in the chat what they are good at and what they would like to learn. Agree who keeps an eye on time, money, customers and looks: each job for two, one from each school.'
		},
		{
			title: '1 Find a problem',
			text: 'Write down ten things that annoy people around you. Mark those that exist in both cities. Keep the one for which you can speak to five people this week.\n\nDone when one sentence stands here: Who has which problem, and when?'
		},
		{
			title: '2 Interviews on both sides',
			text: 'Speak to five people here and five there. Ask what they did the last time it happened, not whether they like your idea. Write down what they said, without names.\n\nDone when ten interviews are in Files and you have marked what both cities have in common.'
		},
		{
			title: '3 Who is it for?',
			text: 'Describe one person in each city for whom you solve it: what do they do, what does it cost them now, whom do they listen to? Where the two differ is where you have to choose.'
		},
		{
			title: '4 Ten ideas, then one',
			text: 'Everybody brings ideas, at least ten together, without discussing them. Sleep on it: the other side writes what they like about each. Then choose one, and say here why not the others.'
		},
		{
			title: '5 A prototype of paper',
			text: 'Build it in one lesson, of paper, cardboard or screens drawn by hand. It only has to be good enough to be misunderstood. Put photos in Files so that the other side can build the same.'
		},
		{
			title: '6 Test it where you did not build it',
			text: 'Each side lets three people try the prototype of the other side, and says nothing while they do. Write down where they got stuck. Change one thing and test again.'
		},
		{
			title: '7 What does it cost, what is it worth?',
			text: 'Work out what one piece or one month costs you, in the money of each city, and with which exchange rate. Ask five people in each city what they would pay. Set a price for each city and explain the difference.'
		},
		{
			title: '8 What does it do to the world?',
			text: 'Name one thing that gets better and one that gets worse if ten thousand people use it, for people and for nature. Change your plan so that the second becomes smaller.'
		},
		{
			title: '9 The pitch: two minutes, two voices',
			text: 'Problem, who has it, your answer, what you learnt from testing, price, what you ask for. One voice from each city. Record it; the other side gives one tip before the last take.'
		},
		{
			title: 'Look back',
			text: 'Everybody writes three lines: what you learnt from somebody in the other city, what you would do differently, what you are proud of.'
		}
	],
	nl: [
		{
			title: 'Begin: jullie bedrijf van twee steden',
			text: 'Zeg allemaal in de chat waar je goed in bent en wat je zou willen leren. Spreek af wie op tijd, geld, klanten en vormgeving let: elke taak voor twee, één per school.'
		},
		{
			title: '1 Zoek een probleem',
			text: 'Schrijf tien dingen op waar mensen om je heen zich aan ergeren. Geef aan welke in beide steden bestaan. Houd dat ene over waarover je deze week met vijf mensen kunt praten.\n\nKlaar als hier één zin staat: Wie heeft welk probleem, en wanneer?'
		},
		{
			title: '2 Interviews aan beide kanten',
			text: 'Praat met vijf mensen hier en vijf daar. Vraag wat ze de vorige keer deden, niet of ze jullie idee leuk vinden. Schrijf op wat ze zeiden, zonder namen.\n\nKlaar als tien interviews bij Bestanden staan en jullie hebben aangegeven wat in beide steden hetzelfde is.'
		},
		{
			title: '3 Voor wie is het?',
			text: 'Beschrijf in elke stad één persoon voor wie jullie het oplossen: wat doet die, wat kost het nu, naar wie luistert die? Waar de twee verschillen, moeten jullie kiezen.'
		},
		{
			title: '4 Tien ideeën, dan één',
			text: 'Breng allemaal ideeën mee, samen minstens tien, zonder erover te discussiëren. Slaap er een nacht over: de andere kant schrijft bij elk idee wat er goed aan is. Kies er dan één, en zeg hier waarom niet de andere.'
		},
		{
			title: '5 Een prototype van papier',
			text: 'Maak het in één les, van papier, karton of met de hand getekende schermen. Het hoeft alleen goed genoeg te zijn om verkeerd te begrijpen. Zet foto’s bij Bestanden, zodat de andere kant hetzelfde kan maken.'
		},
		{
			title: '6 Test het waar jullie het niet maakten',
			text: 'Laat aan elke kant drie mensen het prototype van de andere kant proberen, en zeg niets terwijl ze bezig zijn. Schrijf op waar ze vastliepen. Verander één ding en test opnieuw.'
		},
		{
			title: '7 Wat kost het, wat is het waard?',
			text: 'Reken uit wat één stuk of één maand jullie kost, in het geld van elke stad, en met welke koers. Vraag in elke stad vijf mensen wat ze zouden betalen. Bepaal per stad een prijs en leg het verschil uit.'
		},
		{
			title: '8 Wat doet het met de wereld?',
			text: 'Noem één ding dat beter en één ding dat slechter wordt als tienduizend mensen het gebruiken, voor mensen en voor de natuur. Pas jullie plan aan, zodat het tweede kleiner wordt.'
		},
		{
			title: '9 De pitch: twee minuten, twee stemmen',
			text: 'Het probleem, wie het heeft, jullie antwoord, wat je van het testen leerde, de prijs, wat je vraagt. Eén stem uit elke stad. Neem het op; de andere kant geeft één tip voor de laatste opname.'
		},
		{
			title: 'Kijk terug',
			text: 'Schrijf allemaal drie regels: wat je van iemand in de andere stad leerde, wat je anders zou doen, waar je trots op bent.'
		}
	]
};

export function startUpCards(language: Language): TemplateCard[] {
	return cards[language];
}
