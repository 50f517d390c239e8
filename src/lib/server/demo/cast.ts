/**
 * The people of the demo and of the tests: one source. All are fictional. A sign-in name says what its person is in
 * the story; `student1.enschede` and `student1.gunn` are in the first team, and so on, two of each school a team.
 */
export type City = 'enschede' | 'gunn';

export interface CastMember {
	signInName: string;
	name: string;
	role: 'coordinator' | 'teacher' | 'student';
	city: City;
}

const studentNames: Record<City, string[]> = {
	enschede: ['Sanne', 'Daan', 'Fleur', 'Mees', 'Noor', 'Thijs', 'Lotte', 'Sem'],
	gunn: ['Maya', 'Ethan', 'Priya', 'Lucas', 'Chloe', 'Kai', 'Zoe', 'Mateo']
};

const students = (city: City): CastMember[] =>
	studentNames[city].map((name, index) => ({ signInName: `student${index + 1}.${city}`, name, role: 'student', city }));

/** A student who has left the school: the account is ended, the texts stay. */
export const former = 'former.enschede';
export const formerTeam = 'Team Heron';

/** A student who has come in for the first time: has not said yes to the code of conduct yet. */
export const newcomer = 'newcomer.enschede';

export const cast: CastMember[] = [
	{ signInName: 'coordinator', name: 'Jos Bos', role: 'coordinator', city: 'enschede' },
	{ signInName: 'teacher.enschede', name: 'Mw. De Wit', role: 'teacher', city: 'enschede' },
	{ signInName: 'teacher.gunn', name: 'Ms Rivera', role: 'teacher', city: 'gunn' },
	...students('enschede'),
	...students('gunn'),
	{ signInName: 'outsider.enschede', name: 'Ravi', role: 'student', city: 'enschede' },
	{ signInName: newcomer, name: 'Nienke', role: 'student', city: 'enschede' },
	{ signInName: former, name: 'Jip', role: 'student', city: 'enschede' }
];

/** Team names, and which students of each school are in it (numbers of the sign-in names). */
export const teams = [
	{ name: 'Team Poppy', students: [1, 2] },
	{ name: 'Team Heron', students: [3, 4] },
	{ name: 'Team Acorn', students: [5, 6] },
	{ name: 'Team Lantern', students: [7, 8] }
] as const;
