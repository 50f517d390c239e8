import type { Stage } from './stage';
import type { Talk } from './talk';

/** Two students and two teachers in one team's space, each at a computer of their own. */
const team = 'Team Poppy';
const cast = {
	sanne: 'student1.enschede',
	maya: 'student1.gunn',
	deWit: 'teacher.enschede',
	rivera: 'teacher.gunn'
} as const;
const shownNames = ['Sanne', 'Maya', 'Mw. De Wit', 'Ms Rivera'];

/** All four open the team's space, and wait until each is there for each. */
export async function everybody(
	stage: Stage,
	options: Partial<Record<keyof typeof cast, Parameters<Stage['person']>[1]>> = {}
): Promise<Record<keyof typeof cast, Talk>> {
	const enter = async (who: keyof typeof cast) => (await stage.person(cast[who], options[who])).open(team);
	const [sanne, maya, deWit, rivera] = await Promise.all([
		enter('sanne'),
		enter('maya'),
		enter('deWit'),
		enter('rivera')
	]);
	const talks = { sanne, maya, deWit, rivera };
	await Promise.all(Object.values(talks).map((talk) => talk.seesHere(...shownNames)));
	return talks;
}
