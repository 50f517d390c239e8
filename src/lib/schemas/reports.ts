/** The words that reports are made of. */

/** What can be reported. A comment is a message in the thread of a card or a file. */
export const reportKinds = ['message', 'comment', 'card', 'file', 'name'] as const;
export type ReportKind = (typeof reportKinds)[number];

export const reportReasons = ['unkind', 'unsafe', 'improper', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** What became of a report when it is settled; the reporter reads it. */
export const reportOutcomes = ['nothing', 'talked', 'hidden', 'passedOn'] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];
