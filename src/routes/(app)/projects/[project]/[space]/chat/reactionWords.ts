/** The eight reactions as people see and hear them. Glyphs are text: no pictures from anywhere. */
import { m } from '$lib/i18n/paraglide/messages';
import type { Reaction } from '$lib/schemas/reactions';

export const reactionGlyphs: Record<Reaction, string> = {
	thumbsUp: '👍',
	heart: '❤️',
	laugh: '😄',
	surprised: '😮',
	sad: '😢',
	party: '🎉',
	thanks: '🙏',
	eyes: '👀'
};

export const reactionWords: Record<Reaction, () => string> = {
	thumbsUp: m.react_thumbs,
	heart: m.react_heart,
	laugh: m.react_laugh,
	surprised: m.react_surprised,
	sad: m.react_sad,
	party: m.react_party,
	thanks: m.react_thanks,
	eyes: m.react_eyes
};
