import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { engine } from '$lib/server/db/dialect';
import { exchange } from '$lib/server/db/schema/people';
import { read, write } from '$lib/server/db/store';
import { append, createLog, eventsAfter, logBounds, onAppended } from '$lib/server/log/events';
import { newId } from '$lib/server/ids';
import { freshStore } from '../../support/store';

freshStore();

const add = (name: string) => {
	const id = newId();
	return write(async (tx) => {
		await tx.insert(exchange).values({ id, name });
		return id;
	});
};
const names = async () => (await read().select().from(exchange)).map((row) => row.name);
const draft = (subject: string) => ({ type: 'test.happened', subject, actorId: null, schoolId: null, at: 1 });

describe('a write', () => {
	it('is there for everyone once it has been acknowledged', async () => {
		await add('acknowledged');
		expect(await names()).toContain('acknowledged');
	});

	it('leaves no trace when its work is refused, and takes nobody with it', async () => {
		const refused = write(async (tx) => {
			await tx.insert(exchange).values({ id: newId(), name: 'refused' });
			throw new Error('no');
		});
		const neighbours = [add('neighbour one'), refused.catch(() => 'refused'), add('neighbour two')];
		await Promise.all(neighbours);
		await expect(refused).rejects.toThrow('no');
		expect(await names()).toEqual(expect.arrayContaining(['neighbour one', 'neighbour two']));
		expect(await names()).not.toContain('refused');
	});

	it('cannot hide inside another write, nor read past it', async () => {
		await expect(write(() => add('nested'))).rejects.toThrow('inside write');
		await expect(write(async () => names())).rejects.toThrow('inside write');
	});

	it('is seen by its own transaction before anybody else sees it', async () => {
		const id = newId();
		const inside = await write(async (tx) => {
			await tx.insert(exchange).values({ id, name: 'inside' });
			return tx.select().from(exchange).where(eq(exchange.id, id));
		});
		expect(inside).toHaveLength(1);
	});

	it.runIf(engine === 'sqlite')('may await the database and nothing else', async () => {
		const slow = write(async (tx) => {
			await tx.insert(exchange).values({ id: newId(), name: 'slow' });
			await new Promise((resolve) => setTimeout(resolve, 5));
		});
		await expect(slow).rejects.toThrow('more than the database');
		expect(await names()).not.toContain('slow');
	});

	it('answers with the refusal of a constraint, and the next write goes on', async () => {
		const id = await add('taken');
		await expect(write(async (tx) => tx.insert(exchange).values({ id, name: 'again' }))).rejects.toThrow();
		await expect(add('goes on')).resolves.toBeTypeOf('string');
	});
});

describe('a log', () => {
	it('numbers 1, 2, 3 … without gaps, whoever writes at once and whoever is refused', async () => {
		const id = newId();
		await write((tx) => createLog(tx, id, 'space'));
		const work = Array.from({ length: 60 }, (_, index) =>
			write(async (tx) => {
				await append(tx, id, draft(`s${index}`));
				if (index % 3 === 0) throw new Error('refused');
			}).catch(() => null)
		);
		await Promise.all(work);
		const events = await eventsAfter(read(), id, 0, 1_000);
		expect(events.map((event) => event.n)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
		expect(await logBounds(read(), id)).toEqual({ head: 40, first: 1 });
	});

	it('tells of an event after its commit, in order, and never of one that was rolled back', async () => {
		const id = newId();
		await write((tx) => createLog(tx, id, 'space'));
		const told: string[] = [];
		const seen: Promise<number>[] = [];
		onAppended('test', (event) => {
			if (event.logId !== id) return;
			told.push(event.subject);
			seen.push(eventsAfter(read(), id, event.n - 1, 1).then((rows) => rows.length));
		});
		const one = write((tx) => append(tx, id, draft('one')));
		const refused = write(async (tx) => {
			await append(tx, id, draft('never'));
			throw new Error('no');
		}).catch(() => null);
		const two = write((tx) => append(tx, id, draft('two')));
		await Promise.all([one, refused, two]);
		expect(told).toEqual(['one', 'two']);
		expect(await Promise.all(seen)).toEqual([1, 1]);
	});
});
