import { readLanguageFromDocument } from '$lib/i18n/locale';

readLanguageFromDocument();
