import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { node, root } from '../../bin/repository.js';

const keys = [
	...['ack_p99_ms_50', 'ack_p99_ms_200', 'cpu_ratio_500', 'cpu_ratio_ws_saturated', 'cpu_ms_per_message_30'],
	...['rss_kb_per_conn', 'lost', 'doubled', 'restart_complete_s', 'open_100k_ms_p95', 'search_300k_ms_p95']
];

test('the measuring of the chat runs to its end, says its figures in one line, and nothing is lost or doubled', async () => {
	const { stdout } = await promisify(execFile)(node, [join(root, 'tests/load/run.js'), 'chat', '--quick'], {
		timeout: 55_000
	});
	const figures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, number>;
	expect(Object.keys(figures)).toEqual(keys);
	expect(figures).toMatchObject({ lost: 0, doubled: 0 });
});
