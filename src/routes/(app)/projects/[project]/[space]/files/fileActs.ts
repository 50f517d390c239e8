/** What people do with files that are there: each act at once, with a toast that takes it back. */
import { m } from '$lib/i18n/paraglide/messages';
import type { FileFace } from '$lib/realtime/events';
import type { Acts } from '../acts';

export interface FileActs {
	rename: (file: FileFace, name: string) => Promise<boolean>;
	/** Into the bin. */
	remove: (file: FileFace) => Promise<boolean>;
	/** Out of it again. */
	restore: (file: string) => Promise<boolean>;
	/** For teachers: from students. */
	hide: (file: string) => Promise<boolean>;
	show: (file: string) => Promise<boolean>;
	/** Says why it is hidden; staff read it. */
	explain: (file: string, reason: string) => Promise<boolean>;
}

export function fileActs({ act, actWithUndo }: Acts): FileActs {
	return {
		rename: ({ id }, name) => act('rename', { file: id, name }),
		remove: ({ id }) => actWithUndo('remove', 'restore', { file: id }, m.files_removed()),
		restore: (file) => act('restore', { file }),
		hide: (file) => actWithUndo('hide', 'show', { file }, m.chat_hidden()),
		show: (file) => actWithUndo('show', 'hide', { file }, m.chat_shown()),
		explain: (file, reason) => act('hide', { file, reason })
	};
}

/** Teachers may rename and remove; students what nobody else has worked on. The server asks the same. */
export function mayManage(file: FileFace, viewer: { id: string; role: string }): boolean {
	return viewer.role === 'teacher' || file.authors.every((author) => author === viewer.id);
}
