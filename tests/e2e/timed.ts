/**
 * The files in which people are held to a second or two: each of their tests has the machine for itself. All others wait
 * for what they wait for, and run three at a time (playwright.config.ts). tests/unit/tree.test.ts finds what is missing.
 */
export const timed = [
	'comments.spec.ts',
	'conversation.spec.ts',
	'devices.spec.ts',
	'hiding.spec.ts',
	'removal.spec.ts',
	'reports.spec.ts',
	'rules.spec.ts',
	'shared-computer.spec.ts'
];
