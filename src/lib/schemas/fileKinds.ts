import { fileExtension } from './fileNames';

/** What may be uploaded: by the ending of the name, which the bytes must not contradict. Everything else is refused. */
export type FileGroup = 'picture' | 'pdf' | 'text' | 'office' | 'video' | 'sound' | 'archive';

export interface FileKind {
	group: FileGroup;
	/** The media type it is served with. */
	type: string;
	/** What looking at the bytes may find; empty for text, which has no mark of its own and must be UTF-8. */
	found: readonly string[];
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** Office files are archives: one whose parts stand in an unusual order is found to be nothing more. */
const office = (type: string): FileKind => ({ group: 'office', type, found: [type, 'application/zip'] });
const text = (type: string): FileKind => ({ group: 'text', type, found: [] });
const kind = (group: FileGroup, type: string, ...others: string[]): FileKind => {
	return { group, type, found: [type, ...others] };
};

const kinds: Readonly<Record<string, FileKind>> = {
	pdf: kind('pdf', 'application/pdf'),
	png: kind('picture', 'image/png', 'image/apng'),
	jpg: kind('picture', 'image/jpeg'),
	jpeg: kind('picture', 'image/jpeg'),
	gif: kind('picture', 'image/gif'),
	webp: kind('picture', 'image/webp'),
	avif: kind('picture', 'image/avif', 'image/heif'),
	heic: kind('picture', 'image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'),
	mp4: kind('video', 'video/mp4', 'video/x-m4v'),
	webm: kind('video', 'video/webm'),
	mp3: kind('sound', 'audio/mpeg'),
	m4a: kind('sound', 'audio/mp4', 'audio/x-m4a', 'video/mp4'),
	ogg: kind('sound', 'audio/ogg', 'application/ogg', 'video/ogg'),
	wav: kind('sound', 'audio/wav', 'audio/vnd.wave', 'audio/x-wav'),
	txt: text('text/plain'),
	md: text('text/markdown'),
	csv: text('text/csv'),
	docx: office(`${openXml}.wordprocessingml.document`),
	xlsx: office(`${openXml}.spreadsheetml.sheet`),
	pptx: office(`${openXml}.presentationml.presentation`),
	odt: office(`${openDocument}.text`),
	ods: office(`${openDocument}.spreadsheet`),
	odp: office(`${openDocument}.presentation`),
	zip: kind('archive', 'application/zip')
};

/** Undefined for a name whose kind is not possible here. */
export function fileKind(name: string): FileKind | undefined {
	const extension = fileExtension(name);
	return Object.hasOwn(kinds, extension) ? kinds[extension] : undefined;
}

/** For the file picker: ".pdf,.png,…" */
export const possibleEndings = Object.keys(kinds)
	.map((extension) => `.${extension}`)
	.join(',');
