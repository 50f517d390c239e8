import { wholeNumber } from '$lib/schemas/fields';
import { withSuffix } from '$lib/schemas/fileNames';
import { answerWith } from '$lib/server/files/answer';
import { versionToSend } from '$lib/server/files/versions';
import { accessSpace } from '$lib/server/projects/access';
import { guardedEndpoint, parse } from '../../../../../../guard';
import type { RequestEvent } from './$types';

/** The bytes of a file: its newest version, or the one with the number `version`. Also answers HEAD. */
export const GET = guardedEndpoint(async ({ params, url, request }: RequestEvent, viewer) => {
	const member = await accessSpace(viewer, params);
	const asked = url.searchParams.get('version');
	const sent = await versionToSend(member, params.file, asked === null ? null : parse(wholeNumber, asked));
	return answerWith(request, {
		...sent,
		name: sent.isNewest ? sent.name : withSuffix(sent.name, `(v${sent.version})`)
	});
});
