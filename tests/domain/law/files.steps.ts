import { randomUUID } from 'node:crypto';
import { filesOf } from '$lib/server/files/faces';
import { removeFile, renameFile, restoreFile } from '$lib/server/files/filing';
import { storeFile } from '$lib/server/files/files';
import { binOf } from '$lib/server/files/versions';
import { hideFile, showFile } from '$lib/server/files/hidden';
import type { Cast } from '../../support/cast';
import { command, comment, space, type StepsFor } from './step';

const bytes = (pick: number) => Buffer.from(`file ${pick}\n`);

export const fileSteps: StepsFor<'file'> = {
	'file.added': async (cast, pick) => {
		const writer = await cast.member(pick % 2 ? 'student6.gunn' : 'teacher.enschede', space);
		return storeFile(writer, { ...command(), name: `${randomUUID()}.txt` }, bytes(pick));
	},
	'file.replaced': async (cast, pick) => {
		const { teacher, chosen } = await someFile(cast, pick);
		return chosen && storeFile(teacher, { ...command(), name: chosen.name }, bytes(pick));
	},
	'file.renamed': async (cast, pick) => {
		const { teacher, chosen } = await someFile(cast, pick);
		return chosen && renameFile(teacher, { ...command(), file: chosen.id, name: randomUUID() });
	},
	'file.removed': async (cast, pick) => {
		const { teacher, chosen } = await someFile(cast, pick);
		return chosen && removeFile(teacher, { ...command(), file: chosen.id });
	},
	'file.restored': async (cast, pick) => {
		const teacher = await cast.member('teacher.gunn', space);
		const bin = await binOf(teacher);
		const chosen = bin[pick % Math.max(1, bin.length)];
		return chosen && restoreFile(teacher, { ...command(), file: chosen.id });
	},
	'file.hidden': async (cast, pick) => {
		const { teacher, chosen } = await someFile(cast, pick);
		return chosen && hideFile(teacher, { ...command(), file: chosen.id });
	},
	'file.shown': async (cast, pick) => {
		const { teacher, chosen } = await someFile(cast, pick);
		return chosen && showFile(teacher, { ...command(), file: chosen.id });
	},
	'file.commented': async (cast, pick) => {
		const { chosen } = await someFile(cast, pick);
		return chosen && !chosen.hidden && comment(cast, chosen.id, pick);
	}
};

async function someFile(cast: Cast, pick: number) {
	const teacher = await cast.member('teacher.gunn', space);
	const files = (await filesOf(teacher)).sort((a, b) => a.id.localeCompare(b.id));
	return { teacher, chosen: files[pick % Math.max(1, files.length)] };
}
