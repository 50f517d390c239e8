import { describe, expect, it } from 'vitest';
import { mentionNames } from '../../../src/lib/schemas/mentionNames';

describe('the name behind an @', () => {
	it('is the person’s own, and says the city where somebody else in the space has the same', () => {
		const names = mentionNames([
			{ id: 'a', name: 'Emma', city: 'Enschede' },
			{ id: 'b', name: 'emma', city: 'Palo Alto' },
			{ id: 'c', name: 'Maya', city: 'Palo Alto' }
		]);
		expect(Object.fromEntries(names)).toEqual({ a: 'Emma (Enschede)', b: 'emma (Palo Alto)', c: 'Maya' });
	});

	it('is never the same for two people, also of one school', () => {
		const [emma, other] = ['a', 'b'].map((id) => ({ id, name: 'Emma', city: 'Enschede' }));
		expect([...mentionNames([other!, emma!]).values()]).toEqual(['Emma (Enschede 1)', 'Emma (Enschede 2)']);
	});
});
