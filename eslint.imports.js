/**
 * Who may import whom (docs/decisions and the tree in CONTRIBUTING.md):
 * routes, realtime → frames → domain → log → db, and inside the domain people ← projects ← talk ← the rest.
 */

/**
 * The layers of the server, lowest first: a folder may import its own line and the lines above it.
 * A folder that does not exist yet already has its place.
 */
const layers = [
	['db'],
	['log', 'search'],
	['auth'],
	['people'],
	['projects'],
	['talk'],
	['files'],
	['board', 'calendar'],
	['monitor', 'safety', 'notices'],
	['frames'],
	['realtime', 'jobs', 'demo']
];

const reasons = {
	order: 'The server imports downwards only: realtime, jobs → frames → domain → log → db.',
	browser: 'What runs in the browser never imports the server.',
	pure: 'time and schemas import nothing of ours.',
	below: 'The library does not know the pages, nor the server its components.'
};

/** @param {string} folder */
const server = (folder) => `./src/lib/server/${folder}`;

export const zones = [
	...layers.slice(0, -1).map((layer, index) => ({
		target: layer.map(server),
		from: layers
			.slice(index + 1)
			.flat()
			.map(server),
		message: reasons.order
	})),
	...['components', 'realtime', 'time', 'schemas', 'i18n'].map((folder) => ({
		target: `./src/lib/${folder}`,
		from: './src/lib/server',
		message: reasons.browser
	})),
	{ target: './src/routes/**/*.svelte', from: './src/lib/server', message: reasons.browser },
	...['time', 'schemas'].map((folder) => ({
		target: `./src/lib/${folder}`,
		from: './src',
		except: [`./lib/${folder}`],
		message: reasons.pure
	})),
	{ target: './src/lib', from: './src/routes', message: reasons.below },
	{ target: './src/lib/server', from: './src/lib/components', message: reasons.below }
];

const lucia = {
	name: 'lucia',
	message: 'Only auth/login-sessions.ts knows lucia, so that replacing it touches one file.'
};
const appStores = { name: '$app/stores', message: 'Use $app/state.' };
const readingAgain = {
	name: '$app/navigation',
	importNames: ['invalidate', 'invalidateAll'],
	message: 'Use readAgain(), which waits for who is on the way to another page.'
};
const write = {
	regex: '(^|/)db/store(\\.ts)?$',
	importNames: ['write'],
	message:
		'A change of a space goes through change(); only log, auth, people, projects and jobs open a write themselves.'
};

/**
 * ESLint replaces a rule's options, it does not add to them: each exception repeats what else holds.
 *
 * @param {{ luciaToo?: boolean, writeToo?: boolean, readingAgainToo?: boolean }} allowed
 * @returns {import('eslint').Linter.RulesRecord}
 */
function restricted({ luciaToo = false, writeToo = false, readingAgainToo = false }) {
	const paths = [appStores, ...(luciaToo ? [] : [lucia]), ...(readingAgainToo ? [] : [readingAgain])];
	return { 'no-restricted-imports': ['error', { paths, patterns: writeToo ? [] : [write] }] };
}

/** The demo world is made in one transaction, of the same commands; it never runs in production. */
const writers = ['log', 'auth', 'people', 'projects', 'notices', 'jobs', 'demo'].map(
	(folder) => `src/lib/server/${folder}/**`
);

/** @type {import('eslint').Linter.Config[]} */
export const restrictedImports = [
	{ rules: restricted({}) },
	{ files: [...writers, 'tests/**'], rules: restricted({ writeToo: true }) },
	// An upload on its way is in no space yet: nothing is logged before it lands, and that is a change().
	{ files: ['src/lib/server/files/uploads.ts'], rules: restricted({ writeToo: true }) },
	{ files: ['src/lib/components/readAgain.ts'], rules: restricted({ readingAgainToo: true }) },
	{ files: ['src/lib/server/auth/login-sessions.ts'], rules: restricted({ luciaToo: true, writeToo: true }) }
];
