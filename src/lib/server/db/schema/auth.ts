import { index, instant, table, text } from '../dialect';
import { person } from './people';

/** A login session. The id is the SHA-256 of the token in the cookie: who reads this table can sign in as nobody. */
export const loginSession = table(
	'login_session',
	{
		id: text('id').primaryKey(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		/** staff · shared (a school computer) · own ("This is my own laptop"): decides both lifetimes. */
		kind: text('kind').$type<'staff' | 'shared' | 'own'>().notNull(),
		createdAt: instant('created_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		absoluteExpiresAt: instant('absolute_expires_at').notNull()
	},
	(t) => [index('login_session_by_person').on(t.personId), index('login_session_by_expiry').on(t.expiresAt)]
);
