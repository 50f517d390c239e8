/** How large a file is, as people say it: "3 bytes", "340 KB", "1.2 MB". */
import { m } from '$lib/i18n/paraglide/messages';
import { getLocale } from '$lib/i18n/paraglide/runtime';

const kilo = 1024;

export function sizeInWords(bytes: number): string {
	const language = getLocale();
	const digits = (value: number, most: number) =>
		new Intl.NumberFormat(language, { maximumFractionDigits: most }).format(value);
	if (bytes < kilo) return m.files_size_bytes({ count: bytes });
	if (bytes < kilo * kilo) return m.files_size_kb({ count: digits(bytes / kilo, 0) });
	return m.files_size_mb({ count: digits(bytes / kilo / kilo, bytes < 10 * kilo * kilo ? 1 : 0) });
}
