import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const messages = {
	project: './src/lib/i18n/project.inlang',
	outdir: './src/lib/i18n/paraglide',
	strategy: ['custom-viewer', 'baseLocale'],
	emitTsDeclarations: true,
	isServer: 'import.meta.env.SSR'
} satisfies Parameters<typeof paraglideVitePlugin>[0];

/** What the files of one run share on disk (tests/support/templates.ts). */
const run = mkdtempSync(join(tmpdir(), 'klasbrug-run-'));
process.on('exit', () => rmSync(run, { recursive: true, force: true }));

/** The suites. The domain runs twice: on SQLite, and on PostgreSQL's dialect by PGlite. */
function suite(name: string, include: string, extra: TestProjectInlineConfiguration['test'] = {}) {
	const { env, ...rest } = extra;
	return {
		plugins: [svelte()],
		resolve: {
			alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) },
			conditions: ['browser']
		},
		test: {
			name,
			include: [include],
			environment: 'node',
			env: { KLASBRUG_STRICT: '1', KLASBRUG_TALK_BURST: '1000000', KLASBRUG_TEST_RUN: run, ...env },
			testTimeout: 20_000,
			hookTimeout: 60_000,
			...rest
		}
	} satisfies TestProjectInlineConfiguration;
}

/** They wait more than they work, or have the most to do: who begins with them waits for nobody at the end. */
const long = [
	'bench.test.ts',
	'hostile-proxy.test.ts',
	'matrix.test.ts',
	'origin.test.ts',
	'law.test.ts',
	'sign-in.test.ts'
];

class LongFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const isLong = ({ moduleId }: TestSpecification) => long.includes(basename(moduleId));
		const sorted = await super.sort(files);
		return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
	}
}

/** Their files run one after the other in the same workers: see what ends between them. */
const shared = { isolate: false, setupFiles: ['tests/support/leftNothing.ts'] };

export default defineConfig({
	// Compiles the messages once for all suites, with the options of vite.config.ts; `npm test` has compiled them.
	plugins: process.env.KLASBRUG_COMPILED ? [] : [paraglideVitePlugin(messages)],
	test: {
		maxWorkers: 2,
		sequence: { sequencer: LongFirst },
		projects: [
			suite('unit', 'tests/unit/**/*.test.ts', shared),
			suite('domain-sqlite', 'tests/domain/**/*.test.ts', shared),
			suite('domain-postgres', 'tests/domain/**/*.test.ts', { ...shared, env: { DATABASE_URL: 'pglite://memory' } }),
			// A third of their time they wait for what comes by itself.
			suite('realtime', 'tests/realtime/**/*.test.ts', {
				...shared,
				testTimeout: 60_000,
				maxWorkers: 3,
				sequence: { groupOrder: 1 }
			}),
			suite('faults', 'tests/faults/**/*.test.ts', { testTimeout: 60_000 }),
			suite('install', 'tests/install/**/*.test.js', { testTimeout: 300_000, hookTimeout: 300_000 })
		]
	}
});
