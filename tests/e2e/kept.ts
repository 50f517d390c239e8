import type { Page } from '@playwright/test';

/** The texts in the outbox on the disk. */
export async function kept(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const opening = indexedDB.open('klasbrug', 1);
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const rows = opening.result.transaction('echo').objectStore('echo').getAll();
		await new Promise((resolve) => (rows.onsuccess = resolve));
		opening.result.close();
		return (rows.result as { echo: { text: string } }[]).map(({ echo }) => echo.text);
	});
}
