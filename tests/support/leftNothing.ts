import { vi } from 'vitest';

/**
 * Runs before each test file of the suites whose files share a worker, because loading the packages anew for each cost
 * more than half of their time. What the file before left behind ends here: our own modules are evaluated anew, and what
 * they keep on globalThis and in the environment is as it was when the worker began.
 */
const ours = 'klasbrug.';
const begun = Symbol.for('the environment in which this worker began');
const place = globalThis as unknown as Record<symbol, NodeJS.ProcessEnv | undefined>;

// Each file that starts servers listens for the end of the process once more.
process.setMaxListeners(0);
vi.resetModules();
vi.useRealTimers();
for (const key of Object.getOwnPropertySymbols(globalThis)) {
	if (key.description?.startsWith(ours)) Reflect.deleteProperty(globalThis, key);
}
const environment = (place[begun] ??= { ...process.env });
for (const name of Object.keys(process.env)) if (!(name in environment)) Reflect.deleteProperty(process.env, name);
Object.assign(process.env, environment);
