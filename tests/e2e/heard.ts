import { expect, type Page, type Response, type WebSocket } from '@playwright/test';

const welcome = '["welcome"';

/**
 * When a page has been told of its spaces, and is alive: by the welcome of its line, whatever carries that, or where
 * there is no line, because it asked. To be called before the page is opened.
 */
export async function heard(page: Page): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	const bySocket = (socket: WebSocket) => {
		socket.on('framereceived', ({ payload }) => void (String(payload).includes(welcome) && resolve()));
	};
	const byAnswer = async (answer: Response) => {
		const { pathname } = new URL(answer.url());
		if (pathname === '/heads') return resolve();
		if (pathname !== '/ws/' || answer.request().method() !== 'GET') return;
		const text = await answer.text().catch(() => '');
		if (text.includes(welcome)) resolve();
	};
	page.on('websocket', bySocket).on('response', byAnswer);
	await promise;
	page.off('websocket', bySocket).off('response', byAnswer);
}

/** When a page's own script has come, and keys do what they do. Kit's announcer is on every page from then on. */
export async function alive(page: Page): Promise<void> {
	await expect(page.locator('#svelte-announcer')).toBeAttached();
}
