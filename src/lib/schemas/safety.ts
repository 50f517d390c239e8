import * as v from 'valibot';
import { commandFields, id, optionalText } from './fields';
import { limits } from './limits';

/** The forms of reports, and the words they are made of. */

/** What can be reported. A comment is a message in the thread of a card or a file. */
export const reportKinds = ['message', 'comment', 'card', 'file', 'name'] as const;
export type ReportKind = (typeof reportKinds)[number];

export const reportReasons = ['unkind', 'unsafe', 'improper', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** What became of a report when it is settled; the reporter reads it. */
export const reportOutcomes = ['nothing', 'talked', 'hidden', 'passedOn'] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];

/** What an address names: something of a space. */
export const reportSubject = v.object({ kind: v.picklist(reportKinds), id });

const sentence = v.pipe(
	optionalText(limits.reportSentence, 'error_report_sentence'),
	v.transform((text) => (text === '' ? null : text))
);

export const reportForm = v.strictObject({
	...commandFields,
	kind: v.picklist(reportKinds),
	subject: id,
	reason: v.picklist(reportReasons, 'error_report_reason'),
	sentence: v.optional(sentence, '')
});

/** What is done with a report that is named by the address. */
export const reportActForm = v.strictObject({ ...commandFields });

export const settleReportForm = v.strictObject({
	...commandFields,
	outcome: v.picklist(reportOutcomes, 'error_report_outcome')
});

export const escalateReportForm = v.strictObject({ ...commandFields, note: v.optional(sentence, '') });
