import { randomUUID } from 'node:crypto';
import { schoolClass } from '$lib/server/db/schema/people';
import { read, write } from '$lib/server/db/store';
import { viewerOf } from '$lib/server/auth/viewer';
import { createAccount } from '$lib/server/people/accounts';
import { openClass } from '$lib/server/people/classes';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import type { World as Demo } from '../../support/demoData';

/** The classes that the table asks about: one of each school, with people to do things with who play no other part. */
export interface ClassPlace {
	class: string;
	/** Another class of the same teacher. */
	other: string;
	/** Students: one whose account ends, one who moves, one who gets a name or a password. */
	ending: string;
	moving: string;
	named: string;
	/** Colleagues: one who teaches the class, one who covers it. */
	teaching: string;
	covering: string;
}

type City = 'enschede' | 'gunn';

/** Prepares both, with a colleague or two for the teachers of the demo. */
export async function prepareClasses(
	demo: Demo,
	tokens: Record<City, string>
): Promise<Record<'own' | 'theirs', ClassPlace>> {
	return {
		own: await placeIn(demo, 'enschede', 'H4b', tokens.enschede),
		theirs: await placeIn(demo, 'gunn', 'Environmental Science 2', tokens.gunn)
	};
}

async function placeIn(demo: Demo, city: City, name: string, token: string): Promise<ClassPlace> {
	const viewer = (await viewerOf(token))!;
	const rows = await read().select().from(schoolClass);
	const found = rows.find((row) => row.name === name)!;
	const colleague = (signInName: string) =>
		write((tx) => {
			const account = { schoolId: found.schoolId, role: 'teacher' as const, signInName, name: signInName };
			return createAccount(tx, { ...account, language: null, passwordHash: '-', byId: null }, Date.now());
		});
	const student = (n: number) => demo.people[`student${n}.${city}`]!;
	return {
		class: found.id,
		other: await openClass(viewer, { id: randomUUID(), name: `Second of ${city}` }),
		ending: student(5),
		moving: student(6),
		named: student(7),
		teaching: await colleague(`teaching.${city}`),
		covering: await colleague(`covering.${city}`)
	};
}

/** What the words in the column "about" stand for, for a class. */
export function classAbout(places: Record<'own' | 'theirs', ClassPlace>, about: string): ClassPlace {
	const { own, theirs } = places;
	switch (about) {
		case 'theirs':
			return theirs;
		case 'missing':
			return { ...own, class: randomUUID() };
		case 'malformed':
			return { ...own, class: 'no-id' };
		case "theirs's":
			return { ...theirs, class: own.class, other: own.other };
		case "missing's":
			return { ...subjects(randomUUID), class: own.class };
		case "malformed's":
			return { ...subjects(() => 'no-id'), class: own.class };
		default:
			return own;
	}
}

function subjects(id: () => string): ClassPlace {
	const [ending, moving, named, teaching, covering] = [id(), id(), id(), id(), id()];
	return { class: id(), other: id(), ending, moving, named, teaching, covering };
}

/** The fields of an action about a class, but for who writes. */
export function classFields(action: string, place: ClassPlace): Record<string, string> {
	const any = `Any ${randomUUID().slice(0, 8).replace(/\d/g, 'x')}`;
	const lastDay = addDays(wallTimeAt(Date.now(), 'Europe/Amsterdam').date, 7);
	const fields: Record<string, Record<string, string>> = {
		create: { name: any },
		rename: { name: any },
		preview: { list: 'Noor Bakker\nDaan Vos' },
		add: { list: any },
		reset: { person: place.named },
		name: { person: place.named, name: any },
		move: { person: place.moving, to: place.other },
		end: { person: place.ending },
		reopen: { person: place.ending },
		teacher: { person: place.teaching },
		leave: { person: place.teaching },
		cover: { person: place.covering, lastDay },
		endCover: { person: place.covering }
	};
	return fields[action] ?? {};
}

/** What the class's teacher does beforehand, so that the action has something to do: on which page, and how. */
export function classBefore(
	action: string,
	place: ClassPlace
): { path: string; fields: Record<string, string> } | null {
	const opposite: Record<string, string> = {
		end: 'reopen',
		reopen: 'end',
		teacher: 'leave',
		leave: 'teacher',
		endCover: 'cover'
	};
	if (action === 'move') {
		return { path: `/classes/${place.other}?/move`, fields: { person: place.moving, to: place.class } };
	}
	const before = opposite[action];
	return before ? { path: `/classes/${place.class}?/${before}`, fields: classFields(before, place) } : null;
}
