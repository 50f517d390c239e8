/** What holds in an open space for a while, as its pages show it: live by the space's frames and the page's own data. */
import { untrack } from 'svelte';
import type { SpaceContent } from '$lib/realtime/apply';
import type { FreezeFace, MuteFace } from '$lib/realtime/events';
import type { Space } from '$lib/realtime/space.svelte';
import type { DailyHours } from '$lib/time/dailyHours';
import { directory, type SpacePerson } from '../people';
import { rulesActs, type RulesActs } from './rulesActs';

/** What the layout's load says of the viewer. */
export interface OwnRules {
	isFrozen: boolean;
	/** UTC ms; null for who is not muted. */
	mutedUntil: number | null;
	postingHours: DailyHours | null;
	/** Has not said yes to the code of conduct. */
	mustAccept: boolean;
	/** For teachers: who is muted in the project. */
	mutes: MuteFace[];
}

export interface RulesData {
	space: { id: string; projectId: string; kind: 'common' | 'staff' | 'team'; canModerate: boolean };
	rules: OwnRules;
	people: SpacePerson[];
	viewer: { id: string };
	command: string;
}

export interface SpaceRules {
	/** Address of the space. */
	readonly place: string;
	/** Null while the space is open. */
	readonly frozen: FreezeFace | null;
	/** Who froze it; empty while it is open. */
	readonly frozenBy: string;
	/** The page's data say something else than the frames. */
	readonly isStale: boolean;
	/** Null for who may not moderate. */
	readonly acts: RulesActs | null;
	readonly mutes: MuteFace[];
	readonly canFreeze: boolean;
	/** What a form without JavaScript sends along. */
	readonly fields: { command: string; writer: string };
}

/** Somebody's mute that has not ended by `now` (UTC ms). */
export function muteIn({ mutes }: Pick<SpaceRules, 'mutes'>, person: string, now: number): MuteFace | null {
	return mutes.find((one) => one.person === person && one.until > now) ?? null;
}

export function spaceRules<T extends SpaceContent>(space: Space<T>, data: () => RulesData): SpaceRules {
	const { projectId } = untrack(() => data().space);
	const viewer = untrack(() => data().viewer.id);
	const acts = rulesActs(space, projectId, viewer);
	const frozen = () => space.content.frozen ?? null;
	return {
		place: `/projects/${projectId}/${space.id}`,
		get frozen() {
			return frozen();
		},
		get frozenBy() {
			const by = frozen()?.by;
			return by === undefined ? '' : directory(data().people)(by).name;
		},
		get isStale() {
			return (frozen() !== null) !== data().rules.isFrozen;
		},
		get acts() {
			return data().space.canModerate ? acts : null;
		},
		get mutes() {
			return data().rules.mutes;
		},
		get canFreeze() {
			return data().space.canModerate && data().space.kind !== 'staff';
		},
		get fields() {
			return { command: data().command, writer: viewer };
		}
	};
}
