import type { Measured } from './contestant';

/** From what was measured to what is printed. */
export type Row = Measured & { load: string; server: string };

export function quantile(values: number[], q: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
}

/** Three digits that mean something. */
export function rounded(value: number): number {
	return Number(value.toPrecision(3));
}

/** Two rounds as one: raw samples are put together, quantiles never averaged. */
export function sum(a: Measured | undefined, b: Measured): Measured {
	if (!a) return b;
	return {
		latencies: [...a.latencies, ...b.latencies],
		accepted: a.accepted + b.accepted,
		refused: a.refused + b.refused,
		deliveries: a.deliveries + b.deliveries,
		seconds: a.seconds + b.seconds,
		cpuMs: a.cpuMs + b.cpuMs
	};
}

export function printTable(rows: Row[]): void {
	const heads = [
		'load',
		'server',
		'msg/s',
		'refused',
		'deliv/s',
		'ack p50',
		'p99 ms',
		'CPU ms/msg',
		'CPU µs/deliv',
		'core %'
	];
	const cells = rows.map((row) => [
		row.load,
		row.server,
		...[row.accepted / row.seconds, row.refused, row.deliveries / row.seconds].map((value) =>
			String(Math.round(value))
		),
		...[
			quantile(row.latencies, 0.5),
			quantile(row.latencies, 0.99),
			row.cpuMs / row.accepted,
			(1_000 * row.cpuMs) / row.deliveries,
			row.cpuMs / row.seconds / 10
		].map((value) => String(rounded(value)))
	]);
	const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((line) => line[i]!.length)));
	const lineOf = (line: string[]) =>
		line.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
	console.log([heads, ...cells].map(lineOf).join('\n'));
}
