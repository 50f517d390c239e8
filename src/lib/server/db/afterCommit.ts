import { journal } from '../journal';

/** Tells of a durable change. Whoever fails at it neither undoes the answer nor stops the others or the next writes. */
export function tellOfCommit(runs: (() => void)[]): void {
	for (const run of runs) {
		try {
			run();
		} catch (failure) {
			journal.error({ failure }, 'telling of a commit failed');
		}
	}
}
