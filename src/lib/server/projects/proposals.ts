import type { Language } from '$lib/realtime/events';
import { mix, smallestFitting } from './mixing';
import type { TeamList } from './teamLists';
import { teamNames } from './teamNames';

/** What could become of the students without a team. A proposal: nothing is made or moved by it. */
export interface ProposedTeam {
	/** Of a team that is there; null for one that would be made. */
	id: string | null;
	name: string;
	/** Person ids. */
	people: string[];
}

export interface Wish {
	/** Leave them, add each to the smallest fitting team, or make new teams of them. */
	way: 'none' | 'add' | 'new';
	/** People a new team, 2 to 6. */
	size: number;
	/** The same seed proposes the same. */
	seed: number;
	language: Language;
}

/** All teams as they are, with what is wished for those who have none. Nobody who has a team is moved. */
export function proposeTeams(list: TeamList, { way, size, seed, language }: Wish): ProposedTeam[] {
	const standing = list.teams.map(({ id, name, people }) => ({ id, name, people: people.map((one) => one.id) }));
	if (way === 'new') {
		const made = mix(
			list.without.map(({ id, schoolId }) => ({ id, school: schoolId })),
			size,
			seed
		);
		const taken = list.teams.map(({ name }) => name);
		const names = teamNames(language, made.length, taken);
		return [...standing, ...made.map((people, index) => ({ id: null, name: names[index]!, people }))];
	}
	return way === 'add' ? withLateComers(list, standing) : standing;
}

function withLateComers(list: TeamList, teams: { id: string; name: string; people: string[] }[]): ProposedTeam[] {
	const schools = new Map(list.teams.map(({ id, people }) => [id, people.map(({ schoolId }) => schoolId)]));
	for (const { id: person, schoolId } of list.without) {
		const known = [...schools].map(([id, inside]) => ({ id, schools: inside }));
		const to = smallestFitting(known, schoolId);
		schools.get(to ?? '')?.push(schoolId);
		teams.find(({ id }) => id === to)?.people.push(person);
	}
	return teams;
}
