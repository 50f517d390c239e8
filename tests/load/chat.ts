import { arch, cpus } from 'node:os';
import { stopServers, temporaryFolder, type RunningServer } from '../support/server';
import { measureArchive } from './archive';
import { SocketIoSpeaker, WsSpeaker } from './bareSpeakers';
import { Contestant, type Load, type Measured } from './contestant';
import { printTable, quantile, rounded, sum, type Row } from './figures';
import { Ours } from './ours';
import { measureRestart } from './restart';
import { hasTwoCores, startBare, startOurs, stopAll } from './servers';
import { makeWorld, type LoadWorld } from './world';

/**
 * `npm run bench -- chat`: our production build with everything on (rights, durable writes, the log, unread), beside a
 * bare Socket.IO server with one durable insert a message and a bare WebSocket server. The same people say the same
 * to each of them by turns. CPU time a delivery is the figure to trust; on a shared machine the others are noise.
 */
interface Plan {
	people: number;
	team: number;
	big: number;
	loads: Load[];
	rounds: number;
	/** Of one load on one server in one round. */
	seconds: number;
	warmUpSeconds: number;
	archive: { big: number; others: number; opened: number; searched: number };
}

/** The same for everybody, and enough that Node has compiled what every message goes through. */
const warmUp: Load = { name: 'warm-up', where: 'teams', rate: 200 };
const saturated = { unanswered: 64 };
const full: Plan = {
	...{ people: 1_000, team: 30, big: 500, rounds: 2, seconds: 5, warmUpSeconds: 15 },
	loads: [
		...[50, 200, 500].map((rate): Load => ({ name: `teams of 30, ${rate}/s`, where: 'teams', rate })),
		...[20, 50, 100].map((rate): Load => ({ name: `space of 500, ${rate}/s`, where: 'big', rate })),
		{ name: 'teams of 30, saturated', where: 'teams', ...saturated },
		{ name: 'space of 500, saturated', where: 'big', ...saturated }
	],
	archive: { big: 100_000, others: 200_000, opened: 100, searched: 260 }
};
const quick: Plan = {
	...{ people: 40, team: 20, big: 30, rounds: 1, seconds: 0.4, warmUpSeconds: 0.4 },
	// What the line of JSON needs.
	loads: full.loads.filter(({ where, rate }) =>
		where === 'big' ? rate !== 20 && rate !== 100 : rate === 50 || rate === 200
	),
	archive: { big: 1_000, others: 500, opened: 10, searched: 32 }
};

export async function main(options: string[]): Promise<void> {
	const plan = options.includes('--quick') ? quick : full;
	const limit = setTimeout(() => {
		console.error('It took too long.');
		process.exit(1);
	}, 10 * 60_000);
	try {
		await run(plan);
	} finally {
		clearTimeout(limit);
		await stopAll();
	}
}

async function run(plan: Plan): Promise<void> {
	console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? arch()}`);
	if (!hasTwoCores) console.log('Servers and driver share their cores (no taskset, or one core): times are noise.');
	const folder = temporaryFolder();
	const world = await makeWorld(folder, plan);
	const running = { server: await startOurs(folder) };
	const contestants = await everybody(world, running);
	const rss: number[] = [];
	for (const contestant of contestants) rss.push(await contestant.connect());
	console.log(
		`Memory for a connection: ${contestants.map(({ name }, i) => `${name} ${rounded(rss[i]!)} KB`).join(', ')}`
	);
	for (const contestant of contestants) await contestant.measure(warmUp, plan.warmUpSeconds);
	const results = await measureAll(plan, contestants);
	const [ours, ...bare] = contestants;
	for (const other of bare) other.close();
	const restart = await measureRestart(running, ours!, folder);
	const faults = ours!.faults();
	ours!.close();
	await stopServers();
	const archive = await measureArchive(plan.archive);
	const of = (load: string, name: string) => results.get(`${load} ${name}`)!;
	const perDelivery = ({ cpuMs, deliveries }: Measured) => cpuMs / deliveries;
	const ratio = (load: string, other: string) => rounded(perDelivery(of(load, 'ours')) / perDelivery(of(load, other)));
	console.log(
		JSON.stringify({
			ack_p99_ms_50: rounded(quantile(of('teams of 30, 50/s', 'ours').latencies, 0.99)),
			ack_p99_ms_200: rounded(quantile(of('teams of 30, 200/s', 'ours').latencies, 0.99)),
			cpu_ratio_500: ratio('space of 500, 50/s', 'socket.io'),
			cpu_ratio_ws_saturated: ratio('space of 500, saturated', 'ws'),
			cpu_ms_per_message_30: rounded(of('teams of 30, 50/s', 'ours').cpuMs / of('teams of 30, 50/s', 'ours').accepted),
			rss_kb_per_conn: rounded(rss[0]!),
			...faults,
			restart_complete_s: rounded(restart),
			...archive
		})
	);
}

async function everybody(world: LoadWorld, running: { server: RunningServer }): Promise<Contestant[]> {
	const [socketIo, ws] = [await startBare('bareSocketIo'), await startBare('bareWs')];
	const inBig = new Set(world.inBig);
	const people = world.people.map((person) => ({
		person,
		spaces: inBig.has(person) ? [person.space, world.big] : [person.space]
	}));
	const { origin, port } = running.server;
	const place = { origin, port, project: world.project };
	return [
		new Contestant(
			'ours',
			people.map(({ person, spaces }) => new Ours(place, person, spaces)),
			world.big,
			() => running.server.pid
		),
		new Contestant(
			'socket.io',
			people.map(({ spaces }) => new SocketIoSpeaker(socketIo.port, spaces)),
			world.big,
			() => socketIo.pid
		),
		new Contestant(
			'ws',
			people.map(({ spaces }) => new WsSpeaker(ws.port, spaces)),
			world.big,
			() => ws.pid
		)
	];
}

/** By turns, so that what else the machine does falls on all of them. */
async function measureAll(plan: Plan, contestants: Contestant[]): Promise<Map<string, Measured>> {
	const results = new Map<string, Measured>();
	for (let round = 0; round < plan.rounds; round++) {
		for (const load of plan.loads) {
			for (const contestant of contestants) {
				const key = `${load.name} ${contestant.name}`;
				results.set(key, sum(results.get(key), await contestant.measure(load, plan.seconds)));
			}
		}
	}
	const rows = plan.loads.flatMap((load) =>
		contestants.map(({ name }): Row => ({ load: load.name, server: name, ...results.get(`${load.name} ${name}`)! }))
	);
	printTable(rows);
	return results;
}
