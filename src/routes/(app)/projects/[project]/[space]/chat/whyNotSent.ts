import { m } from '$lib/i18n/paraglide/messages';
import type { Echo } from '$lib/realtime/outbox/echo';

/** What stands under a draft that did not go out. */
export function whyNotSent({ key, refusal, attempted }: Pick<Echo, 'key' | 'refusal' | 'attempted'>): string {
	if (key === 'error_outbox_late' && attempted) return m.outbox_unsure();
	return `${m.chat_not_sent()} ${reason(key, refusal)}`.trim();
}

/** The server's sentence, where it was the server that refused; a draft that is older than its sentences has none. */
function reason(key: string | undefined, refusal: string | undefined): string {
	if (key === 'error_outbox_late') return m.error_outbox_late();
	if (key === 'error_outbox_signed_out') return m.error_outbox_signed_out();
	return refusal ?? '';
}
