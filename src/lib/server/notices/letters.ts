import { eq } from 'drizzle-orm';
import { m } from '$lib/i18n/paraglide/messages';
import { siteOrigin } from '../auth/origin';
import type { mail } from '../db/schema/notices';
import { person, school } from '../db/schema/people';
import { read } from '../db/store';
import { inLanguage } from '../inLanguage';
import type { Letter } from './mail';
import { mailLinkAddress } from './mailLinks';

/**
 * What a mail says, in its reader's language: counts and links. No names, no texts: what stands here is read on lock
 * screens and beamers, lies in other systems and is passed on; what it is about is behind signing in.
 */
type MailRow = typeof mail.$inferSelect;

export async function letterFor(row: MailRow, to: string, token: string | null): Promise<Letter> {
	const language = await languageOf(row.personId);
	const { subject, lines } = inLanguage(language, siteOrigin(), () => says(row, token ?? ''));
	const foot = inLanguage(language, siteOrigin(), () => m.mail_foot({ site: siteOrigin() }));
	const less = row.kind === 'daily' && token !== null ? mailLinkAddress('less', token) : null;
	return { id: row.id, to, lang: language, subject, text: [...lines, '', '-- ', foot, ''].join('\n'), less };
}

interface Said {
	subject: string;
	lines: string[];
}

function says({ kind, facts }: MailRow, token: string): Said {
	if (kind === 'confirm') return confirmSays(token);
	return kind === 'report' ? reportSays(facts) : dailySays(facts, token);
}

function confirmSays(token: string): Said {
	const lines = [m.mail_confirm_text(), '', mailLinkAddress('confirm', token), '', m.mail_confirm_not_you()];
	return { subject: m.mail_confirm_subject(), lines };
}

function reportSays({ path }: MailRow['facts']): Said {
	const link = siteOrigin() + String(path ?? '/');
	return { subject: m.reports_mail_subject(), lines: [m.reports_mail_text(), '', link, '', m.reports_mail_why()] };
}

/** In this order, and only what there is. */
const counts: [string, (count: number) => string][] = [
	['reports', (count) => m.reports_mail_daily({ count })],
	['answers', (count) => m.mail_daily_answers({ count })],
	['mentions', (count) => m.mail_daily_mentions({ count })],
	['replies', (count) => m.mail_daily_replies({ count })],
	['outcomes', (count) => m.reports_mail_outcomes({ count })],
	['messages', (count) => (count > 99 ? m.mail_daily_many() : m.mail_daily_messages({ count }))],
	['projects', (count) => m.mail_daily_projects({ count })]
];

function dailySays(facts: MailRow['facts'], token: string): Said {
	const items = counts.flatMap(([name, words]) => {
		const count = Number(facts[name] ?? 0);
		return count > 0 ? [`- ${words(count)}`] : [];
	});
	const links = [m.mail_daily_open(), siteOrigin() + String(facts.path ?? '/')];
	const less = [m.mail_daily_less(), mailLinkAddress('less', token)];
	return { subject: m.mail_daily_subject(), lines: [m.mail_daily_text(), '', ...items, '', ...links, '', ...less] };
}

async function languageOf(personId: string): Promise<'en' | 'nl'> {
	const [row] = await read()
		.select({ own: person.language, school: school.language })
		.from(person)
		.innerJoin(school, eq(school.id, person.schoolId))
		.where(eq(person.id, personId));
	return row?.own ?? row?.school ?? 'en';
}
