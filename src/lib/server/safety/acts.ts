import { hideCard, showCard } from '../board/hidden';
import { NotFound } from '../errors';
import { hideFile, showFile } from '../files/hidden';
import type { LoggedEvent } from '../log/events';
import type { Membership } from '../projects/access';
import { hideMessage, showMessage } from '../talk/messages';
import { hiddenKindOf } from './folding';
import type { ReportRow } from './reports';

/** Hiding and showing what was reported, where it stands and by the commands of its own kind. */
interface Reported {
	kind: ReportRow['kind'];
	subject: string;
}

/** @throws NotFound for a name, which nothing hides · as hiding a message, card or file does. */
export async function hideThing(by: Membership, id: string, { kind, subject }: Reported): Promise<LoggedEvent> {
	switch (hiddenKindOf(kind)) {
		case 'message':
			return hideMessage(by, { id, message: subject });
		case 'card':
			return hideCard(by, { id, card: subject });
		case 'file':
			return hideFile(by, { id, file: subject });
		default:
			throw new NotFound();
	}
}

/** Throws as `hideThing` does. */
export async function showThing(by: Membership, id: string, { kind, subject }: Reported): Promise<LoggedEvent> {
	switch (hiddenKindOf(kind)) {
		case 'message':
			return showMessage(by, { id, message: subject });
		case 'card':
			return showCard(by, { id, card: subject });
		case 'file':
			return showFile(by, { id, file: subject });
		default:
			throw new NotFound();
	}
}
