import * as v from 'valibot';
import { commandFields, hideReason, id, wholeNumber } from './fields';

/** The forms of the files of a space. What a name may be is for fileNames.ts to say, whatever way it came. */
const name = v.pipe(v.string(), v.nonEmpty('error_file_name'), v.maxLength(1_000, 'error_file_name_long'));

/** Says that a file is about to come in pieces: its name and how many bytes it has. */
export const beginForm = v.strictObject({ ...commandFields, name, bytes: wholeNumber });

/** All bytes have come: the file may land. */
export const finishForm = v.strictObject({ ...commandFields, upload: id });

/** A small file in the form itself, for browsers without JavaScript. */
export const attachForm = v.strictObject({ ...commandFields, file: v.file('error_file_missing') });

export const fileForm = v.strictObject({ ...commandFields, file: id });

export const hideFileForm = v.strictObject({ ...commandFields, file: id, reason: hideReason });

export const renameForm = v.strictObject({ ...commandFields, file: id, name });
