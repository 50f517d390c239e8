import { muteLengths } from '$lib/schemas/muteLengths';
import { freezeSpace, unfreezeSpace } from '$lib/server/projects/freezing';
import { liftMute, mutePerson } from '$lib/server/projects/mutes';
import { command, space, type StepsFor } from './step';

export const freezingSteps: Pick<StepsFor<'space'>, 'space.frozen' | 'space.unfrozen'> = {
	/** For a moment only: the other steps are made by students too. */
	'space.frozen': async (cast, pick) => {
		const who = pick % 2 === 0 ? 'teacher.gunn' : 'teacher.enschede';
		const teacher = await cast.member(who, space);
		await freezeSpace(teacher, command());
		return unfreezeSpace(teacher, command());
	},
	'space.unfrozen': async (cast) => unfreezeSpace(await cast.member('teacher.enschede', space), command())
};

/** Of students who say nothing in the other steps. */
const muted = ['student7.enschede', 'student7.gunn'];

export const muteSteps: StepsFor<'person'> = {
	'person.muted': async (cast, pick) => {
		const teacher = await cast.member('teacher.enschede', space);
		const person = cast.people[muted[pick % 2]!]!;
		return mutePerson(teacher, { ...command(), person, lasts: muteLengths[pick % 4]! });
	},
	'person.unmuted': async (cast, pick) => {
		const teacher = await cast.member('teacher.gunn', space);
		const person = cast.people[muted[pick % 2]!]!;
		await mutePerson(teacher, { ...command(), person, lasts: 'hour' });
		return liftMute(teacher, { ...command(), person });
	}
};
