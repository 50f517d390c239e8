import { beforeAll, expect, it } from 'vitest';
import { chooseQuietHours, quietHoursOf } from '$lib/server/people/quietHours';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

it('everybody’s quiet hours are the evening and night of their own school, until they choose others', async () => {
	const [sanne, maya] = [cast.people['student1.enschede']!, cast.people['student1.gunn']!];
	expect([...(await quietHoursOf([sanne, maya])).entries()].sort()).toEqual(
		[
			[sanne, { from: '21:00', to: '07:00', zone: 'Europe/Amsterdam' }],
			[maya, { from: '21:00', to: '07:00', zone: 'America/Los_Angeles' }]
		].sort()
	);
	await chooseQuietHours(await cast.viewer('student1.enschede'), { from: '20:00', to: '08:00' });
	await chooseQuietHours(await cast.viewer('student1.enschede'), { from: '20:30', to: '08:15' });
	const chosen = await quietHoursOf([sanne, maya]);
	expect(chosen.get(sanne)).toMatchObject({ from: '20:30', to: '08:15' });
	expect(chosen.get(maya)).toMatchObject({ from: '21:00' });
	expect(await quietHoursOf([])).toEqual(new Map());
});
