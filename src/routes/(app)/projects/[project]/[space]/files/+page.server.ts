import { attachForm, beginForm, fileForm, finishForm, hideFileForm, renameForm } from '$lib/schemas/files';
import { fileLimits } from '$lib/schemas/limits';
import { Invalid } from '$lib/server/errors';
import { removeFile, renameFile, restoreFile } from '$lib/server/files/filing';
import { storeFile } from '$lib/server/files/files';
import { hideFile, showFile } from '$lib/server/files/hidden';
import { megabytes } from '$lib/server/files/kinds';
import { beginUpload, finishUpload } from '$lib/server/files/uploads';
import { frameOf } from '$lib/server/frames/frameOf';
import { filesSnapshot } from '$lib/server/frames/snapshots';
import { newId } from '$lib/server/ids';
import { accessSpace } from '$lib/server/projects/access';
import { guardedAction, guardedLoad } from '../../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const member = await accessSpace(viewer, event.params);
	event.depends(`klasbrug:files:${member.spaceId}`);
	return { ...(await filesSnapshot(member)), command: newId() };
});

export const actions = {
	begin: guardedAction(beginForm, async ({ params }: RequestEvent, viewer, { command, name, bytes }) => {
		const member = await accessSpace(viewer, params);
		return { upload: (await beginUpload(member, { id: command, name, bytes })).id };
	}),
	finish: guardedAction(finishForm, async ({ params }: RequestEvent, viewer, { command, upload }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await finishUpload(member, { id: command, upload })) };
	}),
	attach: guardedAction(attachForm, async ({ params }: RequestEvent, viewer, { command, file }) => {
		const member = await accessSpace(viewer, params);
		if (file.size > fileLimits.formBytes) {
			throw new Invalid('error_file_large', { most: megabytes(fileLimits.formBytes) });
		}
		const bytes = Buffer.from(await file.arrayBuffer());
		return { frame: await frameOf(member, await storeFile(member, { id: command, name: file.name }, bytes)) };
	}),
	rename: guardedAction(renameForm, async ({ params }: RequestEvent, viewer, { command, file, name }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await renameFile(member, { id: command, file, name })) };
	}),
	remove: guardedAction(fileForm, async ({ params }: RequestEvent, viewer, { command, file }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await removeFile(member, { id: command, file })) };
	}),
	restore: guardedAction(fileForm, async ({ params }: RequestEvent, viewer, { command, file }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await restoreFile(member, { id: command, file })) };
	}),
	hide: guardedAction(hideFileForm, async ({ params }: RequestEvent, viewer, { command, file, reason }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await hideFile(member, { id: command, file, reason })) };
	}),
	show: guardedAction(fileForm, async ({ params }: RequestEvent, viewer, { command, file }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await showFile(member, { id: command, file })) };
	})
};
