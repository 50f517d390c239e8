import { aliasedTable, and, asc, desc, eq, gte, inArray, isNull, lt, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { isBeforePlace, isFromPlace, isMatch, searchEntry, searchText } from '../db/search';
import { hiding } from '../db/schema/projects';
import { message, messageDeletion, thread } from '../db/schema/talk';
import { read } from '../db/store';
import { faceFor, type Membership } from '../projects/access';
import type { SearchAsked } from './search';

/** The rows behind a search: what the index finds, and of that only what these members may read. */
export interface HitRow {
	place: number;
	spaceId: string;
	message: typeof message.$inferSelect;
	hiddenId: string | null;
	/** Number of the message it answers, if it answers one. */
	rootN: number | null;
	owner: (typeof thread.$inferSelect)['ownerKind'];
}

const root = aliasedTable(message, 'root');
const around = aliasedTable(hiding, 'around');

/** At most `limit` rows that these members may read and that hold all that is asked for, newest first. */
export async function hitRows(members: Membership[], asked: SearchAsked, limit: number): Promise<HitRow[]> {
	return read()
		.select({
			place: searchEntry.place,
			spaceId: searchEntry.spaceId,
			message,
			hiddenId: sql<string | null>`coalesce(${hiding.subjectId}, ${around.subjectId})`,
			rootN: root.n,
			owner: thread.ownerKind
		})
		.from(searchText)
		.innerJoin(searchEntry, eq(searchEntry.place, searchText.place))
		.innerJoin(message, eq(message.id, searchEntry.subjectId))
		.innerJoin(thread, eq(thread.id, message.threadId))
		.leftJoin(root, eq(root.id, message.threadId))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.leftJoin(around, eq(around.subjectId, message.threadId))
		.where(and(...(await matching(members, asked)), ...mayRead(members), ...notAmong(asked.without)))
		.orderBy(desc(searchText.place))
		.limit(limit);
}

async function matching(members: Membership[], asked: SearchAsked): Promise<(SQL | undefined)[]> {
	const { terms, from, hasFile, beyond } = asked;
	const spaceIds = members.map((member) => member.spaceId);
	return [
		isMatch({ terms, spaceIds, authorId: from, hasFile }),
		from === null ? undefined : eq(searchEntry.authorId, from),
		hasFile ? eq(searchEntry.hasFile, true) : undefined,
		beyond === null ? undefined : isBeforePlace(beyond),
		...(await within(asked))
	];
}

const day = 86_400_000;

/**
 * The index goes through its places in order: what is known to lie outside is not even looked at. Places rise with
 * time, but for a clock that was set back; a day is more than any clock is.
 */
async function within({ before, since }: SearchAsked): Promise<(SQL | undefined)[]> {
	const [end, start] = await Promise.all([
		before === null ? undefined : firstPlace(gte(searchEntry.at, before + day), asc),
		since === null ? undefined : firstPlace(lt(searchEntry.at, since - day), desc)
	]);
	return [
		before === null ? undefined : lt(searchEntry.at, before),
		since === null ? undefined : gte(searchEntry.at, since),
		end === undefined ? undefined : isBeforePlace(end),
		start === undefined ? undefined : isFromPlace(start)
	];
}

async function firstPlace(where: SQL, order: typeof asc): Promise<number | undefined> {
	const [row] = await read()
		.select({ place: searchEntry.place })
		.from(searchEntry)
		.where(where)
		.orderBy(order(searchEntry.at))
		.limit(1);
	return row?.place;
}

/** Whatever the index says: texts of these spaces, that are there, and hidden ones only where the person is staff. */
function mayRead(members: Membership[]): (SQL | undefined)[] {
	const spaceIds = members.map((member) => member.spaceId);
	const asStaff = members.filter((member) => faceFor(member) === 'staff').map((member) => member.spaceId);
	const isShown = and(isNull(hiding.subjectId), isNull(around.subjectId));
	return [
		inArray(searchEntry.spaceId, spaceIds),
		isNull(messageDeletion.messageId),
		asStaff.length === 0 ? isShown : or(isShown, inArray(searchEntry.spaceId, asStaff))
	];
}

function notAmong(without: string[]): SQL[] {
	return without.length === 0 ? [] : [notInArray(message.id, without), notInArray(message.threadId, without)];
}
