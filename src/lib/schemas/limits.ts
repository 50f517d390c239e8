/** How long what people write may be, in characters, and how much of it there may be. */
export const limits = {
	/** Files that one message carries. */
	attachments: 10,
	cardText: 20_000,
	cardTitle: 200,
	/** Cards on a board, not counting the bin. */
	cards: 400,
	className: 40,
	/** Columns on a board. */
	columns: 20,
	/** A school's safeguarding contact. */
	contact: 200,
	/** How long students may edit what they wrote. */
	editMinutes: 15,
	/** A school's holidays, one a line. */
	daysOff: 8_000,
	/** Why a message is hidden. */
	hideReason: 200,
	message: 4_000,
	name: 80,
	/** Why a space is opened. */
	openingReason: 500,
	password: 200,
	projectAbout: 2_000,
	projectTitle: 120,
	/** What a reporter adds to a report, and a teacher who hands one on. */
	reportSentence: 500,
	/** A pasted list of students. */
	roster: 20_000,
	/** Lines of it; a class has far fewer. */
	rosterLines: 100,
	/** What somebody searches for. */
	search: 200,
	signInName: 64,
	teamName: 40,
	/** Moments that one message names. */
	times: 10,
	/** Teams that one act makes or changes, and people that it moves. */
	teamPlan: 500
} as const;

/** Characters of the reason for opening a space: a word is none. */
export const leastReason = 10;

/** What files may weigh, in bytes, and how many may be on their way. */
export const fileLimits = {
	/** Characters. */
	name: 150,
	bytes: 100 * 1024 * 1024,
	/** In a form, for browsers without JavaScript. */
	formBytes: 5 * 1024 * 1024,
	/** One request of an upload in pieces. */
	pieceBytes: 5 * 1024 * 1024,
	/** All versions of all files of a space, the bin included. */
	spaceBytes: 2 * 1024 * 1024 * 1024,
	/** Unfinished uploads of a person. */
	unfinished: 5,
	pixels: 40_000_000
} as const;

/**
 * How fast one person may talk: messages, edits and reactions together, in all spaces. Twenty lines in one breath, as
 * after an hour without a connection, then one a second, which nobody types.
 */
export const talkPace = { burst: 20, perSecond: 1 } as const;
