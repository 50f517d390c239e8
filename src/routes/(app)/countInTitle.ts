/**
 * "(3) Team Poppy · Klasbrug": how many notices wait, where the window's title says which page it is. A number only,
 * never a name. It stays through every change of the page's own title; the function it returns takes it away.
 */
export function countInTitle(count: number): () => void {
	const prefix = count === 0 ? '' : `(${count > 99 ? '99+' : count}) `;
	const put = () => {
		const wanted = prefix + withoutCount(document.title);
		if (document.title !== wanted) document.title = wanted;
	};
	put();
	const observer = new MutationObserver(put);
	observer.observe(document.head, { childList: true, characterData: true, subtree: true });
	return () => {
		observer.disconnect();
		document.title = withoutCount(document.title);
	};
}

function withoutCount(title: string): string {
	return title.replace(/^\(\d+\+?\) /, '');
}
