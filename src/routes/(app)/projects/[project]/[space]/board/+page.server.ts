import { fail } from '@sveltejs/kit';
import { assignCard } from '$lib/server/board/assignees';
import { binOf } from '$lib/server/board/bin';
import { createCard, editCard, moveCard, removeCard, restoreCard } from '$lib/server/board/cards';
import {
	canArrange,
	createColumn,
	moveColumn,
	removeColumn,
	renameColumn,
	restoreColumn
} from '$lib/server/board/columns';
import { hideCard, showCard } from '$lib/server/board/hidden';
import type { Place } from '$lib/server/board/ranks';
import { Conflict } from '$lib/server/errors';
import { frameOf } from '$lib/server/frames/frameOf';
import { boardSnapshot } from '$lib/server/frames/snapshots';
import { newId } from '$lib/server/ids';
import { accessSpace } from '$lib/server/projects/access';
import { failureOf } from '$lib/server/refusalText';
import {
	addCardForm,
	addColumnForm,
	assignForm,
	cardForm,
	columnForm,
	editCardForm,
	hideCardForm,
	moveCardForm,
	moveColumnForm,
	renameColumnForm
} from '$lib/schemas/board';
import { guardedAction, guardedLoad } from '../../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const member = await accessSpace(viewer, event.params);
	event.depends(`klasbrug:board:${member.spaceId}`);
	const bin = event.url.searchParams.has('bin') ? await binOf(member) : null;
	return { ...(await boardSnapshot(member)), bin, canArrange: canArrange(member), command: newId() };
});

export const actions = {
	add: guardedAction(addCardForm, async ({ params }: RequestEvent, viewer, { command: id, column, title }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await createCard(member, { id, column, title })) };
	}),
	edit: guardedAction(editCardForm, async ({ params }: RequestEvent, viewer, input) => {
		const member = await accessSpace(viewer, params);
		const { command: id, card, version, title, text, dueDate, dueTime } = input;
		const due = dueDate === null ? null : { date: dueDate, time: dueTime };
		try {
			return { frame: await frameOf(member, await editCard(member, { id, card, version, title, text, due })) };
		} catch (refusal) {
			if (!(refusal instanceof Conflict)) throw refusal;
			// Without JavaScript the page is about to be written anew: what they wrote goes back to them with it.
			return fail(refusal.status, { ...failureOf(refusal), mine: { card, title, text, dueDate, dueTime } });
		}
	}),
	move: guardedAction(moveCardForm, async ({ params }: RequestEvent, viewer, { command: id, card, column, ...at }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await moveCard(member, { id, card, column, place: placeOf(at) })) };
	}),
	assign: guardedAction(assignForm, async ({ params }: RequestEvent, viewer, input) => {
		const member = await accessSpace(viewer, params);
		const { command: id, card, person, assigned } = input;
		const event = await assignCard(member, { id, card, person, assigned: assigned === 'yes' });
		return { frame: await frameOf(member, event) };
	}),
	remove: guardedAction(cardForm, async ({ params }: RequestEvent, viewer, { command: id, card }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await removeCard(member, { id, card })) };
	}),
	restore: guardedAction(cardForm, async ({ params }: RequestEvent, viewer, { command: id, card }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await restoreCard(member, { id, card })) };
	}),
	hide: guardedAction(hideCardForm, async ({ params }: RequestEvent, viewer, { command: id, card, reason }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await hideCard(member, { id, card, reason })) };
	}),
	show: guardedAction(cardForm, async ({ params }: RequestEvent, viewer, { command: id, card }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await showCard(member, { id, card })) };
	}),
	addColumn: guardedAction(addColumnForm, async ({ params }: RequestEvent, viewer, { command: id, name, done }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await createColumn(member, { id, name, holdsDone: done === 'on' })) };
	}),
	renameColumn: guardedAction(renameColumnForm, async ({ params }: RequestEvent, viewer, input) => {
		const member = await accessSpace(viewer, params);
		const { command: id, column, name } = input;
		const holdsDone = input.done === 'on';
		return { frame: await frameOf(member, await renameColumn(member, { id, column, name, holdsDone })) };
	}),
	moveColumn: guardedAction(
		moveColumnForm,
		async ({ params }: RequestEvent, viewer, { command: id, column, ...at }) => {
			const member = await accessSpace(viewer, params);
			return { frame: await frameOf(member, await moveColumn(member, { id, column, place: placeOf(at) })) };
		}
	),
	removeColumn: guardedAction(columnForm, async ({ params }: RequestEvent, viewer, { command: id, column }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await removeColumn(member, { id, column })) };
	}),
	restoreColumn: guardedAction(columnForm, async ({ params }: RequestEvent, viewer, { command: id, column }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await restoreColumn(member, { id, column })) };
	})
};

function placeOf({ after, before }: { after: string | null; before: string | null }): Place {
	return after === 'top' ? 'top' : { after, before };
}
