import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dailyOverview, mail, mailAddress } from '$lib/server/db/schema/notices';
import { read, write } from '$lib/server/db/store';
import { queueDailyOverviews } from '$lib/server/jobs/dailyOverviews';
import { folderPost, lettersInFolder, usePost } from '$lib/server/notices/mail';
import { recoverMails, sendDueMails } from '$lib/server/notices/outgoing';
import { onBehalfOf } from '$lib/server/projects/access';
import { markRead } from '$lib/server/projects/readMarks';
import { headsOf } from '$lib/server/log/events';
import { setClock } from '$lib/time/clock';
import { instantOf } from '$lib/time/wallTimes';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

/** Who gets the overview of a school day, when and how often: the two teachers of the demo have an address. Enschede and Palo Alto, autumn 2026 to spring 2027. */
freshStore();

let cast: Cast;
const zones = { 'teacher.enschede': 'Europe/Amsterdam', 'teacher.gunn': 'America/Los_Angeles' } as const;
type Who = keyof typeof zones;
const [enschede, gunn] = ['teacher.enschede', 'teacher.gunn'] as const;

beforeAll(async () => {
	process.env.ORIGIN = 'https://klasbrug.example.org';
	cast = await castOfTheDemo();
});
beforeEach(async () => {
	usePost(folderPost());
	await write(async (tx) => {
		await tx.delete(mail);
		await tx.delete(dailyOverview);
	});
});
afterAll(() => {
	setClock(null);
	usePost(undefined);
});

/** The job runs, at this time on the wall of the teacher's school. */
async function runAt(who: Who, date: string, time: string): Promise<void> {
	const at = instantOf(date, time, zones[who]);
	setClock(() => at);
	await queueDailyOverviews();
}

const queued = (who: Who) =>
	read()
		.select()
		.from(mail)
		.where(and(eq(mail.personId, cast.people[who]!), eq(mail.kind, 'daily')));
const datesOf = async (who: Who) =>
	(await read().select().from(dailyOverview).where(eq(dailyOverview.personId, cast.people[who]!))).map(
		({ date }) => date
	);

describe('the overview of a school day', () => {
	it('goes out at 08:00 on the wall of the person’s school, and not before', async () => {
		await runAt(enschede, '2026-11-30', '07:59');
		expect(await queued(enschede)).toHaveLength(0);
		await runAt(enschede, '2026-11-30', '08:00');
		expect(await queued(enschede)).toHaveLength(1);
		expect(await queued(gunn)).toHaveLength(0);
		await runAt(gunn, '2026-11-30', '08:00');
		expect(await queued(gunn)).toHaveLength(1);
	});

	it('goes out once, however often and at once the job runs, and again the next day', async () => {
		for (const time of ['08:00', '08:05', '09:00', '11:55']) await runAt(enschede, '2026-11-30', time);
		await Promise.all([1, 2, 3].map(() => queueDailyOverviews()));
		expect(await queued(enschede)).toHaveLength(1);
		await runAt(enschede, '2026-12-01', '08:00');
		await Promise.all([1, 2, 3].map(() => queueDailyOverviews()));
		expect(await queued(enschede)).toHaveLength(2);
		expect(await datesOf(enschede)).toEqual(['2026-11-30', '2026-12-01']);
	});

	it('that was to go while the server was down goes until noon, and then no more', async () => {
		await runAt(enschede, '2026-11-30', '11:59');
		expect(await queued(enschede)).toHaveLength(1);
		await runAt(enschede, '2026-12-01', '12:00');
		expect(await queued(enschede)).toHaveLength(1);
		expect(await datesOf(enschede)).toEqual(['2026-11-30']);
	});

	it('stays away on weekends and days off of the own school, whatever the other one does', async () => {
		const free: [Who, string][] = [
			[enschede, '2026-11-28'],
			[enschede, '2026-12-21'],
			[enschede, '2027-02-22'],
			[gunn, '2026-11-26'],
			[gunn, '2027-01-18'],
			[gunn, '2026-11-29']
		];
		for (const [who, date] of free) {
			await runAt(who, date, '08:00');
			expect(await queued(who), `${who} ${date}`).toHaveLength(0);
		}
		await runAt(enschede, '2026-11-26', '08:00');
		expect(await queued(enschede)).toHaveLength(1);
		await runAt(gunn, '2027-02-22', '08:00');
		expect(await queued(gunn)).toHaveLength(1);
	});

	it('keeps to the wall in the weeks in which the clocks change, once a day', async () => {
		const mondays: [Who, string, number][] = [
			[enschede, '2026-10-19', 6],
			[enschede, '2026-10-26', 7],
			[enschede, '2027-03-22', 7],
			[enschede, '2027-03-30', 6],
			[gunn, '2026-10-26', 15],
			[gunn, '2026-11-02', 16],
			[gunn, '2027-03-08', 16],
			[gunn, '2027-03-17', 15]
		];
		for (const [index, [who, date, hour]] of mondays.entries()) {
			const before = (await queued(who)).length;
			const moment = Date.parse(`${date}T${String(hour).padStart(2, '0')}:00:00Z`);
			// Every quarter of an hour from six in the morning until one o'clock, as the job does.
			for (let at = moment - 2 * 3_600_000; at < moment + 5 * 3_600_000; at += 900_000) {
				setClock(() => at);
				await queueDailyOverviews();
				const due = at < moment ? 0 : 1;
				expect((await queued(who)).length - before, `${index} ${who} ${new Date(at).toISOString()}`).toBe(due);
			}
		}
	});

	it('is lost, not doubled, by a crash between the row and the post', async () => {
		await runAt(enschede, '2026-11-30', '08:00');
		usePost({ send: () => new Promise(() => {}) });
		void sendDueMails();
		while ((await queued(enschede))[0]?.state !== 'sending') await new Promise((resolve) => setTimeout(resolve, 5));
		// The server stopped here, and begins again at once.
		usePost(folderPost());
		await recoverMails();
		await runAt(enschede, '2026-11-30', '08:10');
		await sendDueMails();
		expect(await queued(enschede)).toMatchObject([{ state: 'dropped' }]);
		expect(lettersInFolder()).toEqual([]);
	});

	it('between the row and the mail cannot be cut: both stand, or neither', async () => {
		await runAt(enschede, '2026-11-30', '08:00');
		expect((await datesOf(enschede)).length).toBe((await queued(enschede)).length);
		await sendDueMails();
		const [letter] = lettersInFolder();
		expect(letter).toMatchObject({ to: 'teacher.enschede@example.org', subject: 'Klasbrug: vandaag' });
		expect(letter!.text).toMatch(/- \d+ berichten niet gelezen/);
	});

	it('does not come to who has nothing waiting, is not wanted or has not confirmed', async () => {
		const person = eq(mailAddress.personId, cast.people[gunn]!);
		const change = (facts: Partial<typeof mailAddress.$inferInsert>) =>
			write(async (tx) => void (await tx.update(mailAddress).set(facts).where(person)));
		await change({ daily: false });
		await runAt(gunn, '2026-11-30', '08:00');
		await change({ daily: true, confirmedAt: null });
		await runAt(gunn, '2026-11-30', '08:05');
		expect(await datesOf(gunn)).toEqual([]);
		await change({ confirmedAt: 1 });
		const members = await onBehalfOf(cast.people[gunn]!);
		const heads = await headsOf(
			read(),
			members.map(({ spaceId }) => spaceId)
		);
		for (const member of members) await markRead(member, heads.get(member.spaceId) ?? 0);
		await runAt(gunn, '2026-11-30', '08:10');
		expect(await datesOf(gunn)).toEqual(['2026-11-30']);
		expect(await queued(gunn)).toHaveLength(0);
	});
});
