import { siteOrigin } from '../auth/origin';
import { newSetupToken } from '../people/setup';

/**
 * What an empty installation says at its start: the one address it answers at. To the console and not to the journal,
 * which holds no secrets; it is good for a day, once, and every start makes a new one.
 */
export async function offerFirstRun(): Promise<void> {
	const token = await newSetupToken();
	if (token === null) return;
	process.stdout.write(
		[
			'',
			'Klasbrug holds nothing yet. Open this address within 24 hours to set it up (once; a restart prints a new one):',
			`  ${siteOrigin()}/setup/${token}`,
			''
		].join('\n')
	);
}
