import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A data folder whose disk can be filled up and emptied at a chosen moment. A small file system of its own is the real
 * thing, and needs root; a limit on file sizes set from outside on the running process needs no rights, and makes the
 * same writes fail (with EFBIG in place of ENOSPC). Both where both can be had; a machine with neither fails.
 */
export interface SmallDisk {
	/** The data folder on it; does not exist yet. */
	folder: string;
	/** From now on nothing grows any more. `pid`: the process that writes there. */
	fill(pid: number): void;
	free(pid: number): void;
	remove(): void;
}

export interface KindOfDisk {
	name: string;
	make: () => SmallDisk;
}

const fileSystem: KindOfDisk = { name: 'a file system of 16 MB', make: smallFileSystem };
const sizeLimit: KindOfDisk = { name: 'a limit on file sizes', make: limitedFiles };

export const kindsOfDisk: KindOfDisk[] = canMount() ? [fileSystem, sizeLimit] : [sizeLimit];

const made = new Set<string>();
process.on('exit', () => made.forEach(unmount));

function smallFileSystem(): SmallDisk {
	const place = mkdtempSync(join(tmpdir(), 'klasbrug-disk-'));
	execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'klasbrug-test', place]);
	made.add(place);
	const ballast = join(place, 'ballast');
	return {
		folder: join(place, 'data'),
		fill: () => writeUntilFull(ballast),
		free: () => rmSync(ballast),
		remove: () => unmount(place)
	};
}

function limitedFiles(): SmallDisk {
	const place = mkdtempSync(join(tmpdir(), 'klasbrug-disk-'));
	const limit = (pid: number, size: string) => execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`]);
	return {
		folder: join(place, 'data'),
		fill: (pid) => limit(pid, '0'),
		free: (pid) => limit(pid, 'unlimited'),
		remove: () => rmSync(place, { recursive: true, force: true })
	};
}

function writeUntilFull(file: string): void {
	for (let size = 1_048_576; size >= 512;) {
		try {
			appendFileSync(file, Buffer.alloc(size));
		} catch (failure) {
			if (!(failure instanceof Error) || !('code' in failure) || failure.code !== 'ENOSPC') throw failure;
			size /= 2;
		}
	}
}

function unmount(place: string): void {
	if (!made.delete(place)) return;
	// Lazily: whoever still has a file open there must not keep the mount for ever.
	execFileSync('umount', ['-l', place]);
	rmSync(place, { recursive: true, force: true });
}

/** Root in a container may still not be allowed to. */
function canMount(): boolean {
	const place = join(tmpdir(), `klasbrug-mount-${process.pid}`);
	try {
		mkdirSync(place);
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'klasbrug-test', place], { stdio: 'ignore' });
		execFileSync('umount', [place]);
		return true;
	} catch {
		return false;
	} finally {
		rmSync(place, { recursive: true, force: true });
	}
}
