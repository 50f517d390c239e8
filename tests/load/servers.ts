import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { node, root } from '../../bin/repository.js';
import { startServer, stopServers, temporaryFolder, type RunningServer } from '../support/server';

/** The servers that are compared, each a process on the first core, and what they have used so far. */
export interface BareServer {
	port: number;
	pid: number;
}

const bare = new Set<ChildProcess>();
process.on('exit', () => bare.forEach((child) => child.kill('SIGKILL')));

/** Whether servers and driver have a core each. */
export const hasTwoCores = cpus().length > 1 && spawnSync('taskset', ['-p', String(process.pid)]).status === 0;

/** Our production build with everything on, and with its usual settings. */
export async function startOurs(dataDir: string, port?: number): Promise<RunningServer> {
	const env = { KLASBRUG_DEMO: undefined, DEMO_PASSWORD: undefined, KLASBRUG_TALK_BURST: undefined };
	const server = await startServer({ dataDir, port, env });
	keepOnFirstCore(server.pid);
	return server;
}

/** `bareSocketIo` or `bareWs`. */
export async function startBare(name: string): Promise<BareServer> {
	const endWithParent = join(root, 'tests/support/endWithParent.js');
	const file = join(root, `tests/load/${name}.js`);
	const child = spawn(node, ['--import', endWithParent, file, temporaryFolder()], {
		env: { PATH: process.env.PATH, NODE_ENV: 'production' },
		stdio: ['pipe', 'pipe', 'inherit']
	});
	bare.add(child);
	const port = await new Promise<number>((resolve, reject) => {
		child.stdout.once('data', (line: Buffer) => resolve(Number(String(line))));
		child.once('close', () => reject(new Error(`${name} has ended`)));
	});
	keepOnFirstCore(child.pid!);
	return { port, pid: child.pid! };
}

export async function stopAll(): Promise<void> {
	for (const child of bare) child.kill('SIGKILL');
	bare.clear();
	await stopServers();
}

/** CPU time that a process has used so far, in its own code and in the system's for it, in ms. */
export function cpuOf({ pid }: { pid: number }): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const ticks = Number(fields[11]) + Number(fields[12]);
	return ticks * 10;
}

/** Memory that a process holds, in KB. */
export function rssOf({ pid }: { pid: number }): number {
	return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function keepOnFirstCore(pid: number): void {
	if (hasTwoCores) spawnSync('taskset', ['-acp', '0', String(pid)]);
}
