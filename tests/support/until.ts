/**
 * Waits until `holds` is true. Where a person is promised a time, it is given; else it only says when to stop waiting.
 *
 * @throws Error that says what did not come about in time
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>, patience = 15_000): Promise<void> {
	const end = performance.now() + patience;
	while (!(await holds())) {
		if (performance.now() > end) throw new Error(`It did not come about within ${patience} ms that ${what}`);
		await pause(10);
	}
}

export function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
