import type { Language } from '$lib/realtime/events';
import type { LoginSessionKind } from './lifetimes';
import { validate, validateAndRenew, type LoginSession } from './login-sessions';

/** The person making this request. */
export interface Viewer {
	id: string;
	role: 'coordinator' | 'teacher' | 'student';
	name: string;
	/** The person's own choice, else the school's. */
	language: Language;
	school: { id: string; name: string; city: string; zone: string; safeguardingContact: string };
	/** Hash of the cookie's token; names the login session in rooms and revocations. */
	loginSession: string;
	loginSessionKind: LoginSessionKind;
	/** Came in with a one-time password: nothing but choosing an own one is open to them yet (routes/guard.ts). */
	mustChoosePassword: boolean;
}

/** Who holds this token; null for nobody, for one that has ended and for a suspended account. Renews nothing. */
export async function viewerOf(token: string): Promise<Viewer | null> {
	return viewerIn(await validate(token));
}

/** The same for a request that shows that the person is there: it renews the login session. */
export async function activeViewerOf(token: string): Promise<Viewer | null> {
	return viewerIn(await validateAndRenew(token));
}

function viewerIn(session: LoginSession | null): Viewer | null {
	if (!session) return null;
	const { id: personId, role, name, language } = session.person;
	const { id, name: schoolName, city, zone, safeguardingContact } = session.school;
	return {
		id: personId,
		role,
		name,
		language: language ?? session.school.language,
		school: { id, name: schoolName, city, zone, safeguardingContact },
		loginSession: session.id,
		loginSessionKind: session.kind,
		mustChoosePassword: session.mustChoosePassword
	};
}
