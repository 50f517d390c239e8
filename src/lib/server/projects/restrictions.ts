import { isWithinHours } from '$lib/time/dailyHours';
import { now } from '$lib/time/clock';
import { Forbidden } from '../errors';
import type { Membership } from './access';

/**
 * What stops a member from writing for a while: a frozen space, a mute, their school's posting hours, a code of
 * conduct not yet read. `change` asks here, about a membership it has just read; handing in is never stopped.
 */

/** @throws Forbidden in a space that a teacher has closed. */
export function refuseFrozen(member: Membership): void {
	if (member.isFrozen) throw new Forbidden('error_frozen');
}

/** @throws Forbidden when this member may not post, comment or react just now; with until when, where that is known. */
export function refusePost(member: Membership): void {
	if (!member.hasAccepted) throw new Forbidden('error_conduct');
	if (member.role !== 'student') return;
	const { mutedUntil: until, postingHours: hours, zone } = member;
	if (until !== null) throw new Forbidden('error_muted', { until, zone });
	if (!hours || isWithinHours(hours, now())) return;
	const { from, to } = hours;
	throw new Forbidden('error_posting_hours', { from, to });
}
