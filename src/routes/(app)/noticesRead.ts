/** Tells the server which notices have been looked at. Whatever fails is told again by the next look. */
export function noticeIsRead(notice: string): void {
	tell({ notice });
}

/** The thread with this id stands open: what was said in it has been seen. Null while none does. */
export function threadIsRead(thread: string | null): void {
	if (thread !== null && document.visibilityState === 'visible') tell({ thread });
}

function tell(which: { notice: string } | { thread: string }): void {
	const headers = { 'content-type': 'application/json' };
	// It must arrive although the page is being left.
	const options = { method: 'POST', body: JSON.stringify(which), headers, keepalive: true };
	void fetch('/notices/read', options).catch(() => {});
}
