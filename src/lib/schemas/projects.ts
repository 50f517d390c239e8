import * as v from 'valibot';
import { commandFields, id, oneLine, optionalText } from './fields';
import { limits } from './limits';

/** The forms of projects, invitations and teams. */

/** A day that exists, within the years that anybody here will plan for. */
const day = v.pipe(
	v.string(),
	v.regex(/^20\d\d-\d\d-\d\d$/, 'error_project_day'),
	v.check((text) => new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) ?? false, 'error_project_day')
);

const projectFields = {
	title: oneLine(limits.projectTitle, 'error_project_title_long'),
	about: optionalText(limits.projectAbout, 'error_project_about_long'),
	startsOn: day,
	endsOn: day,
	language: v.picklist(['en', 'nl'], 'error_invalid')
};

export const newProjectForm = v.strictObject({
	...commandFields,
	...projectFields,
	class: id,
	template: v.picklist(['coolBlock', 'startUp', 'blank'], 'error_invalid')
});

export const projectForm = v.strictObject({ ...commandFields, ...projectFields });
export const projectCommandForm = v.strictObject(commandFields);
export const projectClassForm = v.strictObject({ ...commandFields, class: id });
export const inviteForm = v.strictObject({ ...commandFields, teacher: id });
export const invitationForm = v.strictObject({ ...commandFields, invitation: id });
export const lateComerForm = v.strictObject({ ...commandFields, person: id });

const teamName = oneLine(limits.teamName, 'error_team_name_long', { signs: 'error_team_name_signs' });
const list = <Item extends v.GenericSchema>(item: Item) =>
	v.pipe(v.array(item), v.maxLength(limits.teamPlan, 'error_invalid'));

/** Who goes where, as the page worked it out with the teacher. */
const plan = v.strictObject({
	make: list(v.strictObject({ name: teamName, people: list(id) })),
	rename: list(v.strictObject({ team: id, name: teamName })),
	move: list(v.strictObject({ person: id, to: v.nullable(id) }))
});

export const teamsForm = v.strictObject({
	...commandFields,
	plan: v.pipe(v.string(), v.parseJson(undefined, 'error_invalid'), plan)
});
