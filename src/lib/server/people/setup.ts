import type { Language } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { accessLink, newLink, redeemLink } from '../auth/one-time-links';
import { assertGoodPassword, hashPassword } from '../auth/passwords';
import { normalSignInName } from '../auth/sign-in';
import { school } from '../db/schema/people';
import { read, write, type Reader } from '../db/store';
import { NotFound } from '../errors';
import { createAccount } from './accounts';
import { addCoordinator, createExchange } from './exchanges';
import { createSchool, type NewSchool } from './schools';

/**
 * The first run: an installation that holds nothing is filled once, by whoever has the link from the server's log,
 * with an exchange, its two schools and a first coordinator.
 */
export interface FirstRun {
	/** Of the exchange; empty: the two cities. */
	name: string;
	/** The coordinator's own first: it gets ●, the other ◆. */
	schools: [NewSchool, NewSchool];
	coordinator: { name: string; signInName: string; password: string; language: Language };
}

/** Once it is, it stays so. */
let knownSetUp = false;

/** Whether this installation holds anything yet. Asks the database only until it does. */
export async function isSetUp(): Promise<boolean> {
	knownSetUp ||= !(await isEmptyInstallation());
	return knownSetUp;
}

/** True when this installation holds nothing yet. */
export async function isEmptyInstallation(reader: Reader = read()): Promise<boolean> {
	return (await reader.select({ id: school.id }).from(school).limit(1)).length === 0;
}

/** A new link for the first run, which makes the earlier ones void; null when there is nothing to set up any more. */
export async function newSetupToken(): Promise<string | null> {
	return write(async (tx) => ((await isEmptyInstallation(tx)) ? newLink(tx, 'setup', null, now()) : null));
}

/** @throws NotFound when the link is no good (any more). */
export async function accessSetup(token: string): Promise<void> {
	await accessLink(read(), 'setup', token);
	if (!(await isEmptyInstallation())) throw new NotFound();
}

/**
 * Fills the installation: all of it or nothing. Returns the first coordinator, and the hash that opens a login session.
 * @throws NotFound when the link is no good, or somebody was faster · Invalid about the sign-in name or password.
 */
export async function setUp(token: string, wanted: FirstRun): Promise<{ personId: string; passwordHash: string }> {
	await accessSetup(token);
	const { name, signInName, password, language } = wanted.coordinator;
	assertGoodPassword(password, normalSignInName(signInName));
	const passwordHash = await hashPassword(password);
	const personId = await write(async (tx) => {
		await redeemLink(tx, 'setup', token);
		if (!(await isEmptyInstallation(tx))) throw new NotFound();
		const at = now();
		const [own, partner] = wanted.schools;
		const schoolIds: [string, string] = [await createSchool(tx, own, at), await createSchool(tx, partner, at)];
		const exchangeId = await createExchange(
			tx,
			{ name: wanted.name || `${own.city} – ${partner.city}`, schoolIds },
			at
		);
		const account = {
			...({ schoolId: schoolIds[0], role: 'coordinator', name, signInName, passwordHash } as const),
			language: language === own.language ? null : language,
			byId: null,
			firstSignInAt: at
		};
		const id = await createAccount(tx, account, at);
		await addCoordinator(tx, exchangeId, id, at);
		return id;
	});
	return { personId, passwordHash };
}
