import { receivePiece } from '$lib/server/files/pieces';
import { accessUpload, cancelUpload } from '$lib/server/files/uploads';
import { accessSpace } from '$lib/server/projects/access';
import { guardedEndpoint } from '../../../../../../../guard';
import type { RequestEvent } from './$types';

/** An upload on its way, for whoever began it and as long as they may write here: asked again for every piece. */
const piece = async ({ params, request }: RequestEvent, viewer: App.Locals['viewer'] & object) => {
	await accessUpload(await accessSpace(viewer, params), params.upload);
	return receivePiece(request);
};

/** How many bytes have come. */
export const HEAD = guardedEndpoint(piece);

/** The next piece. */
export const PATCH = guardedEndpoint(piece);

/** Gives it up. */
export const DELETE = guardedEndpoint(async ({ params }: RequestEvent, viewer) => {
	await cancelUpload(await accessSpace(viewer, params), params.upload);
});
