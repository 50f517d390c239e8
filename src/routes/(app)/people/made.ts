/** What an action answers with that made a one-time password. */
export interface Made {
	name: string;
	signInName: string;
	/** Null when the same command had run before. */
	password: string | null;
}
