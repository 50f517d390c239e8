/** The folder of this installation's data: what is not in the database (the bytes of files) lies there on both engines. */
const place = globalThis as unknown as Record<symbol, string | undefined>;
const key = Symbol.for('klasbrug.dataFolder');

export function useDataFolder(folder: string | undefined): void {
	place[key] = folder;
}

/** @throws Error before the store is open. */
export function dataFolder(): string {
	const folder = place[key];
	if (folder === undefined) throw new Error('The data folder is not known yet');
	return folder;
}
