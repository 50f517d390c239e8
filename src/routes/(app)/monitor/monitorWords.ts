/** The monitor's facts as people read them: reasons as sentences, each with its figure and the one thing to do. */
import { m } from '$lib/i18n/paraglide/messages';
import { getLocale } from '$lib/i18n/paraglide/runtime';
import { dateLabel } from '$lib/time/clocks';
import type { PageData } from './$types';

export type Health = PageData['projects'][number];
export type Reason = Health['reasons'][number];
export type Week = PageData['weeks'][number];

/** A school's part in a project, as its figures are drawn and listed. */
export interface Side {
	slot: 1 | 2;
	city: string;
	/** Null: fewer than five people. */
	weeks: (number | null)[];
}

/** "Gunn: no teacher seen for 6 school days." `school` is its name; empty where the reason is about the project. */
export function reasonSentence({ kind, figure, recent }: Reason, school: string): string {
	const days = figure ?? 0;
	switch (kind) {
		case 'teacherUnseen':
			return m.monitor_reason_teacher_unseen({ school, days });
		case 'spaceWithoutTeacher':
			return m.monitor_reason_unattended({ school, spaces: days });
		case 'sideSilent':
			return figure === null ? m.monitor_reason_silent_few({ school }) : m.monitor_reason_silent({ school, days });
		case 'invitationOpen':
			return m.monitor_reason_invitation({ school, days });
		case 'cardsLate':
			return m.monitor_reason_late({ count: days, recent: recent ?? 0 });
		case 'quiet':
			return figure === null ? m.monitor_reason_quiet_few() : m.monitor_reason_quiet({ days });
	}
}

/** What the figure counts, to stand under it. */
export function figureUnit({ kind, figure }: Reason): string {
	const count = figure ?? 0;
	if (kind === 'spaceWithoutTeacher') return m.monitor_figure_spaces({ count });
	if (kind === 'cardsLate') return m.monitor_figure_cards({ count });
	return m.monitor_figure_days({ count });
}

/** The one thing to do about it. Who may be asked stands on the page of people too. */
export function proposedAct({ act, ask }: Reason): string {
	if (act === 'nameCover') return m.monitor_act_cover();
	const [one, other, ...more] = ask;
	if (one === undefined) return m.monitor_act_ask_teachers();
	if (other === undefined) return m.monitor_act_ask({ names: one });
	const names = more.length === 0 ? m.monitor_names_two({ one, other }) : m.monitor_names_more({ one, other });
	return m.monitor_act_ask({ names });
}

/** "3 of 8", or when it begins or was to end. */
export function weekWords({ week, startsOn, endsOn }: Health, today: string): string {
	if (week) return m.monitor_week_of(week);
	const language = getLocale();
	return today < startsOn
		? m.monitor_week_starts({ date: dateLabel(startsOn, language) })
		: m.monitor_week_over({ date: dateLabel(endsOn, language) });
}

/** "today", "3 days ago"; nothing where nobody did anything, or it would tell of a few people. */
export function lastWords(idleDays: number | null): string {
	if (idleDays === null) return '';
	if (idleDays === 0) return m.monitor_last_today();
	return idleDays === 1 ? m.monitor_last_yesterday() : m.monitor_last_days({ days: idleDays });
}
