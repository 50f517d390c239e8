/** A message as one line of plain text, as a screen reader says it and the head of the space shows it: no signs of Markdown. */
import { m } from '$lib/i18n/paraglide/messages';
import type { MessageFace } from '$lib/realtime/events';
import type { Block, Inline, Words } from '$lib/realtime/words';
import type { SpacePerson } from '../people';

type PersonOf = (id: string) => SpacePerson;

export function oneLine(message: MessageFace, personOf: PersonOf): string {
	if (message.deleted !== undefined) return m.row_deleted({ name: personOf(message.author).name });
	const words = message.words ? textOf(message.words, personOf) : message.text;
	const files = (message.files ?? []).flatMap((file) => ('gone' in file ? [] : file.name)).join(', ');
	return [words, files]
		.filter((part) => part !== '')
		.join(' · ')
		.replaceAll(/\s+/g, ' ')
		.trim();
}

function textOf(words: Words, personOf: PersonOf): string {
	return words.map((block) => blockText(block, personOf)).join(' ');
}

function blockText(block: Block, personOf: PersonOf): string {
	if ('p' in block) return inlineText(block.p, personOf);
	if ('quote' in block) return `“${textOf(block.quote, personOf)}”`;
	if ('list' in block) return block.list.map((item) => textOf(item, personOf)).join(', ');
	return block.code;
}

function inlineText(parts: Inline[], personOf: PersonOf): string {
	return parts
		.map((part) => {
			if (typeof part === 'string') return part;
			if ('bold' in part) return inlineText(part.bold, personOf);
			if ('italic' in part) return inlineText(part.italic, personOf);
			if ('strike' in part) return inlineText(part.strike, personOf);
			if ('code' in part) return part.code;
			if ('href' in part) return inlineText(part.says, personOf);
			if ('person' in part) return `@${personOf(part.person).name}`;
			if ('group' in part) return `@${part.group}`;
			return 'moment' in part ? part.says : ' ';
		})
		.join('');
}
