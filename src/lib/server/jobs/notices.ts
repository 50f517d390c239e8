import { Cron } from 'croner';
import { journal } from '../journal';
import { recoverMails, sendDueMails, whenMailIsQueued } from '../notices/outgoing';
import { settleReading, startReading } from '../notices/reading';
import { tellWhoIsAwake } from '../notices/telling';
import { queueDailyOverviews } from './dailyOverviews';

/**
 * What notices and mail need to be done by themselves. Nothing here remembers when it ran: each work looks at rows and
 * at the wall, so a restart neither loses nor repeats one.
 */
const place = globalThis as unknown as Record<symbol, Cron[] | undefined>;
const key = Symbol.for('klasbrug.noticeJobs');

/** Begins, in the background. A second call (hot reload) replaces the first. */
export function startNotices(): void {
	stopNotices();
	const send = oneAtATime(sendDueMails);
	whenMailIsQueued(send);
	place[key] = [
		every('* * * * *', async () => tellWhoIsAwake()),
		every('* * * * *', async () => send()),
		every('*/5 * * * *', queueDailyOverviews),
		every('*/5 * * * *', settleReading)
	];
	attempt(async () => {
		await recoverMails();
		await startReading();
		await queueDailyOverviews();
		send();
	});
}

export function stopNotices(): void {
	for (const job of place[key] ?? []) job.stop();
	place[key] = undefined;
}

/** In UTC, so that no clock change skips or repeats a run. */
function every(pattern: string, work: () => Promise<void>): Cron {
	return new Cron(pattern, { timezone: 'Etc/UTC', protect: true, unref: true, catch: fail }, work);
}

/** Runs again when it was asked for meanwhile: what is sent is sent by one. */
function oneAtATime(work: () => Promise<void>): () => void {
	let running = false;
	let again = false;
	const run = () => {
		again = running;
		if (running) return;
		running = true;
		void work()
			.catch(fail)
			.finally(() => {
				running = false;
				if (again) run();
			});
	};
	return run;
}

function attempt(work: () => Promise<void>): void {
	void work().catch(fail);
}

function fail(failure: unknown): void {
	journal.error({ job: 'notices', failure }, 'a job failed, and will run again');
}
