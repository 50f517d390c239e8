import * as v from 'valibot';
import { commandFields, id, optionalText } from './fields';
import { limits } from './limits';
import { reportKinds, reportOutcomes, reportReasons } from './reports';

/** The forms of reports. */

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
