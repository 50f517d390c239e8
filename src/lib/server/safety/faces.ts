import type { ReportFace } from '$lib/realtime/events';
import { read } from '../db/store';
import { rowsById, stepsOf } from './steps';

/** Reports as the staff space's frames tell them: that they are there and how far they are, nothing of anybody. */
export async function reportFaces(ids: string[]): Promise<Map<string, ReportFace>> {
	const [rows, steps] = await Promise.all([rowsById(read(), ids), stepsOf(read(), ids)]);
	return new Map(
		rows.map(({ id, at }) => {
			const { state = 'new', escalated = null } = steps.get(id) ?? {};
			return [id, { id, state, escalated: escalated !== null, at }];
		})
	);
}
