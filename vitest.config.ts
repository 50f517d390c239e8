import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

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
			env: { KLASBRUG_STRICT: '1', ...env },
			testTimeout: 20_000,
			hookTimeout: 60_000,
			...rest
		}
	} satisfies TestProjectInlineConfiguration;
}

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			suite('unit', 'tests/unit/**/*.test.ts'),
			suite('domain-sqlite', 'tests/domain/**/*.test.ts'),
			suite('domain-postgres', 'tests/domain/**/*.test.ts', { env: { DATABASE_URL: 'pglite://memory' } }),
			suite('realtime', 'tests/realtime/**/*.test.ts', { testTimeout: 60_000 }),
			suite('faults', 'tests/faults/**/*.test.ts', { testTimeout: 60_000 })
		]
	}
});
