/** Rows of the audit log as people read them, on the page and in the file. Students have no name in either. */
import { m } from '$lib/i18n/paraglide/messages';
import type { AuditKind, AuditPerson, AuditRow, AuditType } from '$lib/server/monitor/auditLog';
import { genericName } from '../spaceNumbers';

export const kindNames: Record<AuditKind, () => string> = {
	opening: m.monitor_log_kind_opening,
	reset: m.monitor_log_kind_reset,
	account: m.monitor_log_kind_account,
	cover: m.monitor_log_kind_cover,
	coordinator: m.monitor_log_kind_coordinator,
	setup: m.monitor_log_kind_setup,
	school: m.monitor_log_kind_school
};

const did: Record<AuditType, () => string> = {
	'space.opened': m.monitor_log_did_space_opened,
	'password.reset': m.monitor_log_did_password_reset,
	'slips.made': m.monitor_log_did_slips_made,
	'account.created': m.monitor_log_did_account_created,
	'account.renamed': m.monitor_log_did_account_renamed,
	'account.ended': m.monitor_log_did_account_ended,
	'account.reopened': m.monitor_log_did_account_reopened,
	'cover.named': m.monitor_log_did_cover_named,
	'cover.ended': m.monitor_log_did_cover_ended,
	'coordinator.added': m.monitor_log_did_coordinator_added,
	'exchange.created': m.monitor_log_did_exchange_created,
	'rescue.asked': m.monitor_log_did_rescue_asked,
	'rescue.used': m.monitor_log_did_rescue_used,
	'school.created': m.monitor_log_did_school_created,
	'school.changed': m.monitor_log_did_school_changed,
	'school.hoursSet': m.rules_log_hours_set
};

export function whoDid({ by }: AuditRow): string {
	return by ? personName(by) : m.monitor_log_installation();
}

export function whatTheyDid({ type, openings }: AuditRow): string {
	if (openings === null) return did[type]();
	return openings ? m.monitor_log_did_openings_allowed() : m.monitor_log_did_openings_refused();
}

export function toWhom({ to, students }: AuditRow): string {
	if (students !== null) return m.monitor_log_students({ count: students });
	return to ? personName(to) : '';
}

/** A class, or a space by its number in its project; else the school. `schools` by id. */
export function whereItWas({ place, schoolId }: AuditRow, schools: Map<string, { name: string }>): string {
	const school = schools.get(schoolId ?? '')?.name ?? '';
	if (!place) return school;
	if (place.kind === 'class') {
		return [m.monitor_log_class({ name: place.name }), school].filter((one) => one).join(', ');
	}
	return m.monitor_log_space({ space: genericName(place), project: place.project });
}

function personName({ name }: AuditPerson): string {
	return name ?? m.monitor_log_student();
}
