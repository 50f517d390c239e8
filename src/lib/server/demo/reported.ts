import { makeReport } from '../safety/reports';
import { talkWindow } from '../talk/windows';
import { memberOf } from './boardWork';
import type { DemoWorld } from './world';

/** One report waits for the teachers of the demo: mild, and easy to settle. */
const about = 'It will not rain, you are in California.';

export async function reportSomething(world: DemoWorld): Promise<void> {
	const reporter = await memberOf(world, 'student8.gunn', 'Team Lantern');
	const { messages } = await talkWindow(reporter, 'now');
	const subject = messages.find(({ text }) => text === about)?.id;
	if (!subject) return;
	const sentence = 'Maybe it was meant as a joke, but it felt like being laughed at.';
	await makeReport(reporter, { kind: 'message', subject, reason: 'unkind', sentence });
}
