import { pause, until } from '../support/until';
import type { RunningServer } from '../support/server';
import type { Contestant } from './contestant';
import { Ours } from './ours';
import { startOurs } from './servers';

/**
 * The server is killed with everybody connected and started again at once; people write while the others come back.
 * Seconds from the kill until the last one is connected and has everything.
 */
export async function measureRestart(
	running: { server: RunningServer },
	ours: Contestant,
	folder: string
): Promise<number> {
	const people = ours.speakers.filter((speaker) => speaker instanceof Ours);
	const began = performance.now();
	const { port, end } = running.server;
	await end('SIGKILL');
	running.server = await startOurs(folder, port);
	const writers = people.filter((_, i) => i % 10 === 0);
	const writing = Promise.all(writers.map((writer) => ours.say(writer, writer.spaces[0]!).catch(() => false)));
	const isComplete = () => people.every((person) => person.isComplete) && ours.faults().lost === 0;
	await until('everybody is back and has everything', isComplete, 60_000);
	const seconds = (performance.now() - began) / 1_000;
	await writing;
	await pause(100);
	return seconds;
}
