/** What the team overview says in words: the sentence on top, last signs for those who hear them, reasons. */
import { m } from '$lib/i18n/paraglide/messages';
import type { PageData } from './$types';

type TeamRow = NonNullable<PageData['overview']>['teams'][number];
type School = { id: string; city: string; slot: 1 | 2 };

/** "13 teams: 2 need you, 1 waits for Palo Alto’s holiday." */
export function overviewSentence(teams: TeamRow[], schools: School[]): string {
	const need = teams.filter(({ reasons }) => reasons.length > 0).length;
	const waiting = schools.flatMap(({ id, city }) => {
		const count = teams.filter(({ waitsFor }) => waitsFor === id).length;
		return count > 0 ? [m.overview_wait({ count, city })] : [];
	});
	const parts = [...(need > 0 ? [m.overview_need({ count: need })] : []), ...waiting];
	const count = m.overview_teams({ count: teams.length });
	const sentence = parts.length > 0 ? `${count}: ${parts.join(', ')}.` : `${count}.`;
	return need > 0 ? sentence : `${sentence} ${m.overview_all_well()}`;
}

/** "Palo Alto: 2 school days ago, on holiday". */
export function signInWords(sign: TeamRow['signs'][number], city: string): string {
	const said = sign.isToday
		? m.overview_sign_today({ city })
		: sign.isNone
			? m.overview_sign_none({ city, count: sign.days })
			: m.overview_sign_days({ city, count: sign.days });
	return sign.onHoliday ? m.overview_sign_holiday({ sign: said }) : said;
}

/** The figure beside a mark: school days. Of nothing yet a dash, until a school day has passed without it. */
export function figureOf({ isToday, isNone, days }: TeamRow['signs'][number]): string {
	if (isToday) return m.overview_today();
	return isNone && days === 0 ? '–' : String(days);
}

/** The one reason that a row shows; null when there is none. */
export function reasonInWords({ reasons, waitsFor }: TeamRow, schools: School[]): string | null {
	const cityOf = (id: string) => schools.find((school) => school.id === id)?.city ?? '';
	const [first] = reasons;
	if (!first) return waitsFor === null ? null : m.overview_reason_holiday({ city: cityOf(waitsFor) });
	if (first.kind === 'report') return m.report_overview({ count: first.reports });
	if (first.kind === 'late') return m.overview_reason_late({ count: first.cards });
	return m.overview_reason_silent({ city: cityOf(first.schoolId), count: first.days });
}
