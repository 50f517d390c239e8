import type { Viewer } from '$lib/server/auth/viewer';
import { NotFound } from '$lib/server/errors';

/** @throws NotFound for students and coordinators. */
export function teacherOnly({ role }: Viewer): void {
	if (role !== 'teacher') throw new NotFound();
}
