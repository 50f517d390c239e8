import type { Language } from '$lib/realtime/events';

/** Names for teams: friendly, of no school and no rank; birds and plants that people of both sides can picture. */
const names: Record<Language, string[]> = {
	en: `Heron Poppy Otter Acorn Swift Clover Robin Fern Kestrel Willow Plover Maple Puffin Thistle Wren Juniper
		Finch Lupin Curlew Hazel Owl Sage Magpie Aspen Egret Violet Quail Cedar Lark Rowan Pelican Daisy Jay Alder
		Sparrow Sorrel Osprey Mallow Tern Linden`.split(/\s+/),
	nl: `Reiger Klaproos Otter Eikel Gierzwaluw Klaver Roodborst Varen Torenvalk Wilg Plevier Esdoorn Papegaaiduiker
		Distel Winterkoning Jeneverbes Vink Lupine Wulp Hazelaar Uil Salie Ekster Populier Zilverreiger Viooltje Kwartel
		Ceder Leeuwerik Lijsterbes Pelikaan Madelief Gaai Els Mus Zuring Visarend Malva Stern Linde`.split(/\s+/)
};

/** As many names as are asked for, in the project's language, none of them `taken`: "Team Heron", "Team Poppy". */
export function teamNames(language: Language, count: number, taken: readonly string[] = []): string[] {
	const known = new Set(taken.map((name) => name.toLowerCase()));
	const free: string[] = [];
	for (let round = 1; free.length < count; round++) {
		const again = round === 1 ? '' : ` ${round}`;
		free.push(
			...names[language].map((name) => `Team ${name}${again}`).filter((name) => !known.has(name.toLowerCase()))
		);
	}
	return free.slice(0, count);
}
