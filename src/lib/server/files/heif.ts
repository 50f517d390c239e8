/**
 * HEIC and AVIF files are boxes in boxes (ISO/IEC 14496-12, 23008-12). Exif and XMP are items of the box `meta`: `iinf`
 * says which, `iloc` says where their bytes lie. Nothing here can encode a HEIC, so those bytes are set to zero and
 * all others stay. Reading beyond the end throws RangeError: the file is broken.
 */
interface Box {
	type: string;
	/** Where the content begins and ends. */
	from: number;
	to: number;
}

/** Numbers of no bytes would let a small file claim any number of items. */
const mostExtents = 10_000;

const isTelling = (type: string) => type === 'Exif' || type === 'mime' || type === 'uri ';

/** The file with its telling items emptied, or null when it has none. */
export function withoutItems(file: Buffer): Buffer | null {
	const clean = Buffer.from(file);
	const all = boxes(clean, 0, clean.length);
	const telling = all.filter(({ type }) => type === 'uuid').map(({ from, to }) => [from + 16, to] as const);
	for (const meta of all.filter(({ type }) => type === 'meta')) telling.push(...tellingExtents(clean, meta));
	for (const [from, to] of telling) {
		if (from < 0 || to > clean.length) throw new RangeError('An item outside of its file');
		clean.fill(0, from, to);
	}
	return telling.length === 0 || clean.equals(file) ? null : clean;
}

function tellingExtents(file: Buffer, meta: Box): [number, number][] {
	const inside = boxes(file, meta.from + 4, meta.to);
	const box = (type: string) => inside.find((one) => one.type === type);
	const [info, location, data] = [box('iinf'), box('iloc'), box('idat')];
	if (!info || !location) return [];
	const telling = tellingItems(file, info);
	return itemExtents(file, location, data?.from ?? 0)
		.filter(({ item }) => telling.has(item))
		.map(({ from, to }) => [from, to]);
}

function boxes(file: Buffer, from: number, to: number): Box[] {
	const found: Box[] = [];
	for (let at = from; at + 8 <= to;) {
		const [short, type] = [file.readUInt32BE(at), file.toString('latin1', at + 4, at + 8)];
		const size = short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
		const head = short === 1 ? 16 : 8;
		if (size < head || at + size > to) throw new RangeError('A box outside of its box');
		found.push({ type, from: at + head, to: at + size });
		at += size;
	}
	return found;
}

/** Ids of the items that hold Exif or XMP. */
function tellingItems(file: Buffer, info: Box): Set<number> {
	const isWide = file.readUInt8(info.from) > 0;
	const entries = boxes(file, info.from + (isWide ? 8 : 6), info.to);
	const telling = entries.flatMap(({ from }) => {
		const version = file.readUInt8(from);
		if (version < 2) return [];
		const idBytes = version === 2 ? 2 : 4;
		const type = file.toString('latin1', from + 6 + idBytes, from + 10 + idBytes);
		return isTelling(type) ? [file.readUIntBE(from + 4, idBytes)] : [];
	});
	return new Set(telling);
}

function itemExtents(file: Buffer, location: Box, data: number): { item: number; from: number; to: number }[] {
	const version = file.readUInt8(location.from);
	let at = location.from + 4;
	/** The next number of so many bytes; 0 where the file leaves it out. */
	const next = (bytes: number): number => {
		at += bytes;
		if (bytes === 8) return Number(file.readBigUInt64BE(at - 8));
		return bytes === 0 ? 0 : file.readUIntBE(at - bytes, bytes);
	};
	const [sizes, moreSizes] = [next(1), next(1)];
	const bytesOf = { offset: sizes >> 4, length: sizes & 15, base: moreSizes >> 4, index: moreSizes & 15 };
	const count = next(version < 2 ? 2 : 4);
	const extents: { item: number; from: number; to: number }[] = [];
	for (let index = 0; index < count; index++) {
		const item = next(version < 2 ? 2 : 4);
		const method = version > 0 ? next(2) & 15 : 0;
		if (method > 1) throw new RangeError('An item made of other items');
		next(2);
		const base = next(bytesOf.base) + (method === 1 ? data : 0);
		for (let left = next(2); left > 0; left--) {
			if (version > 0) next(bytesOf.index);
			const from = base + next(bytesOf.offset);
			extents.push({ item, from, to: from + next(bytesOf.length) });
			if (extents.length > mostExtents) throw new RangeError('More items than any photo has');
		}
	}
	return extents;
}
