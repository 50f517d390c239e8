import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../bin/repository.js';
import { signIn, startServer, stopServers, type RunningServer } from '../support/server';

/** What a school's WiFi carries before the chat lives: all JavaScript that the page asks for by itself, in gzip bytes. */
const most = 120_000;
/** The same with the library of the line, which comes as soon as the page is there: only then the chat is live. */
const mostLive = 135_000;
/** Each file is a question to a server on the other side of an ocean. */
const mostFiles = 15;
const client = join(root, 'build/client');

let server: RunningServer;
/** All JavaScript there is for browsers. */
let all: string[];
beforeAll(async () => {
	server = await startServer();
	all = globSync('_app/**/*.js', { cwd: client });
});
afterAll(stopServers);

test.each([['student1.gunn'], ['teacher.enschede']])(
	'the first load of the chat brings %s at most 120 KB of JavaScript, in few files',
	async (name) => {
		const files = await filesOf(name, 'chat');
		const sizes = files.map((file) => ({ file, bytes: weightOf(file) }));
		sizes.sort((a, b) => b.bytes - a.bytes);
		const sum = sizes.reduce((bytes, one) => bytes + one.bytes, 0);
		const [line, ...others] = all.filter((file) => sourceOf(file).includes('reconnect_attempt'));
		const largest = sizes.slice(0, 12).map(({ file, bytes }) => `${(bytes / 1024).toFixed(1)} KB ${file}`);
		expect(sizes.length).toBeLessThanOrEqual(mostFiles);
		expect(sizes.some(({ file }) => sourceOf(file).includes('composer'))).toBe(true);
		expect(sum, `${(sum / 1024).toFixed(1)} KB, the largest:\n${largest.join('\n')}`).toBeLessThanOrEqual(most);
		expect(others).toEqual([]);
		expect(files).not.toContain(line);
		expect(sum + weightOf(line!)).toBeLessThanOrEqual(mostLive);
	}
);

test.each([['board'], ['files']])(
	'the %s brings nothing of the talk before something on it is opened',
	async (page) => {
		const writesTalk = (file: string) => sourceOf(file).includes('thread-composer');
		expect(all.some(writesTalk)).toBe(true);
		expect((await filesOf('student1.gunn', page)).filter(writesTalk)).toEqual([]);
	}
);

/** All JavaScript that a page of a team asks for by itself: paths under build/client. */
async function filesOf(name: string, page: string): Promise<string[]> {
	const { project, spaces } = server.world;
	const headers = { cookie: await signIn(server, name), accept: 'text/html' };
	const answer = await fetch(`${server.origin}/projects/${project}/${spaces['Team Poppy']}/${page}`, { headers });
	// What a page preloads is named in the head of the answer, what it starts in its text.
	return [...withImports(scriptsOf(`${answer.headers.get('link')} ${await answer.text()}`))];
}

/** Gzip bytes. */
function weightOf(file: string): number {
	return gzipSync(sourceOf(file)).length;
}

function sourceOf(file: string): string {
	return readFileSync(join(client, file), 'utf8');
}

/** What a page preloads and starts: paths under build/client. */
function scriptsOf(answer: string): string[] {
	return [...answer.matchAll(/["'(<](?:\.\.?\/|\/)*(_app\/[^"')>]+\.js)["')>]/g)].map(([, path]) => path!);
}

/** What they import, and what that imports; not what waits until somebody needs it. */
function withImports(entries: string[]): Set<string> {
	const found = new Set<string>();
	const add = (file: string) => {
		if (found.has(file)) return;
		found.add(file);
		for (const [, path] of sourceOf(file).matchAll(
			/(?:^|[;}])\s*(?:import|export)\s*(?:[^"'()]*?from\s*)?["'](\.[^"']+\.js)["']/g
		)) {
			add(relative(client, join(client, dirname(file), path!)));
		}
	};
	for (const entry of entries) add(entry);
	return found;
}
