import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Places } from './places';
import type { Language, Say } from './words';

/**
 * Every page there is, who looks at it, and what can be opened on it. A new `+page.svelte` needs its line here
 * (pages.spec.ts fails without one); who sees something else on the same page gets a line of their own.
 */
export interface View {
	/** As in src/routes, without groups. */
	route: string;
	/** Whoever sees the same share the languages and themes among them. */
	as: Visitor[];
	at: (places: Places, name: string) => string | Promise<string>;
	/** What it is answered with, if not 200. */
	status?: number;
	/** Brings forth what a click or a key opens: each is looked at like the page. */
	opened?: ((page: Page, say: Say) => Promise<void>)[];
}

/** Sign-in names by the language they read. */
export const visitors = {
	nobody: { en: '', nl: '' },
	/** Before anybody has an account: on an empty installation. */
	founder: { en: '', nl: '' },
	/** Has a one-time password. */
	newcomer: { en: 'student8.gunn', nl: 'student8.enschede' },
	student: { en: 'student3.gunn', nl: 'student3.enschede' },
	teacher: { en: 'teacher.gunn', nl: 'teacher.enschede' },
	/** One teacher, who is invited into a project. */
	invited: { en: 'teacher.gunn', nl: 'teacher.gunn' },
	coordinator: { en: 'coordinator', nl: 'coordinator' }
} as const satisfies Record<string, Record<Language, string>>;

export type Visitor = keyof typeof visitors;

const space = '/projects/[project]/[space]';

export const views: View[] = [
	{ route: '/setup/[token]', as: ['founder'], at: () => '' },
	{ route: '/login', as: ['nobody'], at: () => '/login' },
	{ route: '/login', as: ['nobody'], at: () => '/login?next=/me' },
	{ route: '/rescue/[token]', as: ['nobody'], at: (places) => places.rescueLink() },
	{ route: '/trust', as: ['nobody', 'coordinator'], at: () => '/trust' },
	{ route: '/nowhere', as: ['nobody', 'student', 'teacher', 'coordinator'], at: () => '/nowhere', status: 404 },
	{ route: '/welcome', as: ['newcomer'], at: () => '/welcome' },

	{ route: '/', as: ['student'], at: () => '/' },
	{ route: '/', as: ['teacher'], at: () => '/' },
	{ route: '/', as: ['coordinator'], at: () => '/' },
	{ route: '/me', as: ['student', 'teacher', 'coordinator'], at: () => '/me' },

	{ route: '/notices', as: ['student', 'teacher', 'coordinator'], at: () => '/notices' },
	{ route: '/demo/mails', as: ['teacher', 'coordinator'], at: () => '/demo/mails' },
	{ route: '/mail/confirm/[token]', as: ['nobody'], at: (places) => places.mailLink('confirm') },
	{ route: '/mail/less/[token]', as: ['nobody'], at: (places) => places.mailLink('less') },

	{ route: `${space}/chat`, as: ['student'], at: (places) => places.space('Team Heron', 'chat') },
	{ route: `${space}/chat`, as: ['student'], at: (places) => places.space('common', 'chat') },
	{ route: `${space}/chat`, as: ['teacher'], at: (places) => places.space('Team Heron', 'chat') },
	{ route: `${space}/chat`, as: ['teacher'], at: (places) => places.space('staff', 'chat') },
	{ route: `${space}/chat`, as: ['coordinator'], at: (places) => places.openedChat() },
	{ route: `${space}/board`, as: ['student'], at: (places) => places.space('Team Heron', 'board') },
	{ route: `${space}/board`, as: ['teacher'], at: (places) => places.space('Team Heron', 'board') },
	{
		route: `${space}/board`,
		as: ['student', 'teacher'],
		at: (places) => places.comment('Team Heron'),
		opened: [theComments]
	},
	{ route: `${space}/files`, as: ['student', 'teacher'], at: (places) => places.space('Team Heron', 'files') },

	{ route: `${space}/rules`, as: ['student', 'teacher'], at: (places) => places.space('Team Heron', 'rules') },
	{ route: '/conduct', as: ['student', 'coordinator'], at: () => '/conduct' },
	{ route: '/search', as: ['student', 'teacher'], at: () => '/search' },
	{ route: '/search', as: ['student', 'teacher'], at: () => '/search?q=de&has=' },
	{ route: '/search', as: ['student'], at: () => '/search?q=nowhere+at+all&after=2026-10-01' },
	{ route: `${space}/report`, as: ['student'], at: (places) => places.reportForm('Team Heron') },
	{ route: '/reports', as: ['student'], at: () => '/reports' },
	{
		route: '/projects/[project]/reports',
		as: ['teacher'],
		at: ({ project }) => `/projects/${project}/reports`
	},
	{
		route: '/projects/[project]/reports/[report]',
		as: ['teacher'],
		at: async (places) => `/projects/${places.project}/reports/${await places.report()}`
	},
	{ route: '/monitor/reports', as: ['coordinator'], at: () => '/monitor/reports' },
	{
		route: '/monitor/reports/[report]',
		as: ['coordinator'],
		at: async (places) => `/monitor/reports/${await places.handedOn()}`
	},

	{ route: '/projects/new', as: ['teacher'], at: () => '/projects/new' },
	{ route: '/projects/[project]', as: ['teacher'], at: ({ project }) => `/projects/${project}` },
	{ route: '/projects/[project]/settings', as: ['teacher'], at: ({ project }) => `/projects/${project}/settings` },
	{ route: '/projects/[project]/teams', as: ['teacher'], at: ({ project }) => `/projects/${project}/teams` },
	{
		route: '/invitations/[invitation]',
		as: ['invited'],
		at: async (places) => `/invitations/${await places.invitation()}`
	},

	{ route: '/classes', as: ['teacher'], at: () => '/classes' },
	{
		route: '/classes/[class]',
		as: ['teacher'],
		at: (places, name) => `/classes/${places.classOf(name)}`,
		opened: [aPastedList, whatElseForAStudent, theRosterAgain]
	},
	{
		route: '/classes/[class]/slips',
		as: ['teacher'],
		at: (places, name) => `/classes/${places.classOf(name)}/slips`
	},

	{ route: '/people', as: ['coordinator'], at: () => '/people' },
	{
		route: '/people/schools/[school]',
		as: ['coordinator'],
		at: (places) => `/people/schools/${places.schoolOf('teacher.enschede')}`
	},
	{ route: '/monitor', as: ['coordinator'], at: () => '/monitor' },
	{ route: '/monitor/open', as: ['coordinator'], at: ({ project }) => `/monitor/open?project=${project}` },
	{ route: '/monitor/log', as: ['coordinator'], at: () => '/monitor/log' }
];

/** A look at a view by one person, in this language and theme. */
export interface Look {
	view: View;
	visitor: Visitor;
	language: Language;
	theme: 'light' | 'dark';
}

/** Each view in both languages, wholly once in each theme, and at least once as each of its visitors. */
export const looks: Look[] = views.flatMap((view, line) =>
	Array.from({ length: Math.max(2, view.as.length) }, (_, turn): Look => ({
		view,
		visitor: view.as[turn % view.as.length]!,
		language: (['en', 'nl'] as const)[(turn + line) % 2]!,
		theme: (['light', 'dark'] as const)[turn % 2]!
	}))
);

/** The routes of the product that have a page, as their addresses are, and the one that is none. */
export function routesWithPages(): string[] {
	const folders = globSync('src/routes/**/+page.svelte').map((file) => dirname(file).replaceAll('\\', '/'));
	const routes = folders.map((folder) => folder.replace('src/routes', '').replaceAll(/\/\([^)]+\)/g, '') || '/');
	return [...routes, '/nowhere'].sort();
}

async function theComments(page: Page, say: Say): Promise<void> {
	await expect(page.getByRole('log', { name: say('comments_title') }).getByRole('article')).not.toHaveCount(0);
}

async function aPastedList(page: Page, say: Say): Promise<void> {
	await page.getByRole('button', { name: say('classes_paste') }).click();
	await page.getByLabel(say('classes_paste_label')).fill('Noor Bakker\nNoor Bakker\n@');
	await expect(page.getByRole('region', { name: say('classes_preview') })).toContainText('noor.b');
}

async function whatElseForAStudent(page: Page, say: Say): Promise<void> {
	await moreForTheFirst(page, say).click();
}

async function theRosterAgain(page: Page, say: Say): Promise<void> {
	await page.keyboard.press('Escape');
	await expect(moreForTheFirst(page, say)).toBeFocused();
}

function moreForTheFirst(page: Page, say: Say) {
	return page.getByRole('button', { name: say('classes_more', { name: '' }).trim() }).first();
}
