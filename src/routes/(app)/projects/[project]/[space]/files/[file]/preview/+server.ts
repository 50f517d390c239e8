import { wholeNumber } from '$lib/schemas/fields';
import { NotFound } from '$lib/server/errors';
import { answerWith } from '$lib/server/files/answer';
import { versionToSend } from '$lib/server/files/versions';
import { accessSpace } from '$lib/server/projects/access';
import { guardedEndpoint, parse } from '../../../../../../../guard';
import type { RequestEvent } from './$types';

/** A small picture of a picture, encoded by us: the only thing of a file that is ever shown inside a page. */
export const GET = guardedEndpoint(async ({ params, url, request }: RequestEvent, viewer) => {
	const member = await accessSpace(viewer, params);
	const asked = url.searchParams.get('version');
	const { preview } = await versionToSend(member, params.file, asked === null ? null : parse(wholeNumber, asked));
	if (!preview) throw new NotFound();
	return answerWith(request, { ...preview, type: 'image/webp', name: null });
});
