/**
 * Submits a form action of a page for which nobody pressed a button, such as "it was looked at", also while the page
 * is being left. Nobody waits for it, and nobody is told when it fails: the next look says it again.
 * @param action address of the action, such as `/projects/p/reports/r?/seen`
 */
export async function submitQuietly(action: string, writer: string): Promise<void> {
	const body = new FormData();
	body.set('command', crypto.randomUUID());
	body.set('writer', writer);
	const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	await fetch(action, { method: 'POST', body, headers, keepalive: true }).catch(() => undefined);
}
