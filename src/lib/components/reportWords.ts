/** Reports in the words people read: what, why, how far, and who looks when. Instants are UTC milliseconds. */
import { commentAddress } from '$lib/components/commentAddress';
import { m } from '$lib/i18n/paraglide/messages';
import { getLocale } from '$lib/i18n/paraglide/runtime';
import type { ReportKind, ReportOutcome, ReportReason } from '$lib/schemas/reports';
import { clockTime, momentFrom } from '$lib/time/clocks';
import type { SchoolClock } from '$lib/time/schools';

interface Reader {
	name: string;
	zone: string;
	isNow: boolean;
	readAt: number | null;
}

interface AnswerFacts {
	kind: ReportKind;
	aboutStaff: boolean;
	readers: Reader[];
}

interface Step {
	byName: string;
	at: number;
}

/** What became of a report, as its pages show it. */
export interface ReportSteps {
	at: number;
	seen: Step | null;
	escalated: (Step & { note: string | null }) | null;
	settled: (Step & { outcome: ReportOutcome }) | null;
}

const day = 24 * 60 * 60_000;

/** "Gone from your screen. Lena is at school now (14:30); Joost sees it at 08:00. You hear what happened." */
export function answerWords({ kind, aboutStaff, readers }: AnswerFacts, own: SchoolClock, now: number): string {
	const gone = kind === 'name' ? '' : m.report_gone();
	const looking = readers.flatMap((reader) => readerWords(reader, own, now) ?? []);
	if (aboutStaff) looking.unshift(m.report_reader_coordinators());
	else if (looking.length === 0) looking.push(m.report_reader_none());
	return [gone, `${looking.join('; ')}.`, m.report_hear()].filter((part) => part !== '').join(' ');
}

/** Now by the clock they have there, later by one's own; the day where it is not the next morning. */
function readerWords({ name, zone, isNow, readAt }: Reader, own: SchoolClock, now: number): string | null {
	const language = getLocale();
	if (isNow) return m.report_reader_now({ name, time: clockTime(now, zone, language) });
	if (readAt === null) return null;
	const { day: date, time } = momentFrom(now, readAt, own.zone, language);
	return date === null || readAt - now < day
		? m.report_reader_at({ name, time })
		: m.report_reader_on({ name, day: date, time });
}

export function reasonWord(reason: ReportReason): string {
	return {
		unkind: m.report_reason_unkind,
		unsafe: m.report_reason_unsafe,
		improper: m.report_reason_improper,
		other: m.report_reason_other
	}[reason]();
}

export function kindWord(kind: ReportKind): string {
	return {
		message: m.report_kind_message,
		comment: m.report_kind_comment,
		card: m.report_kind_card,
		file: m.report_kind_file,
		name: m.report_kind_name
	}[kind]();
}

/** "Report about a message". */
export function reportTitle(kind: ReportKind): string {
	const about = {
		message: m.report_about_message,
		comment: m.report_about_comment,
		card: m.report_about_card,
		file: m.report_about_file,
		name: m.report_about_name
	}[kind]();
	return m.report_one_title({ kind: about });
}

export function outcomeWord(outcome: ReportOutcome): string {
	return {
		nothing: m.report_outcome_nothing,
		talked: m.report_outcome_talked,
		hidden: m.report_outcome_hidden,
		passedOn: m.report_outcome_passed_on
	}[outcome]();
}

/** The outcome as the reporter reads it: never who judged what of a third person. */
export function ownOutcome(outcome: ReportOutcome): string {
	return {
		nothing: m.report_mine_outcome_nothing,
		talked: m.report_mine_outcome_talked,
		hidden: m.report_mine_outcome_hidden,
		passedOn: m.report_mine_outcome_passed_on
	}[outcome]();
}

/** How far a report is, for staff. */
export function stateWord({
	state,
	escalated
}: {
	state: 'new' | 'seen' | 'settled';
	escalated: object | null;
}): string {
	if (state === 'settled') return m.report_state_settled();
	if (escalated) return m.report_state_escalated();
	return state === 'new' ? m.report_state_new() : m.report_state_seen();
}

interface Placed {
	id: string;
	kind: ReportKind;
	owner: { kind: 'message' | 'card' | 'file'; id: string } | null;
}

/** The address at which something reported stands. */
export function placeOf(project: string, space: string, { id, kind, owner }: Placed): string {
	const base = `/projects/${project}/${space}`;
	if (kind === 'card') return `${base}/board?card=${id}`;
	if (kind === 'file') return `${base}/files?file=${id}`;
	if (owner && owner.kind !== 'message') return commentAddress(base, { ...owner, kind: owner.kind }, id);
	return kind === 'name' ? `${base}/chat` : `${base}/chat#message-${owner?.id ?? id}`;
}
