import * as v from 'valibot';
import { id, wholeNumber } from './fields';
import { limits } from './limits';
import { day } from './talkPlaces';

const orNothing = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullable(schema), null);

/**
 * What the address of a search says. It is a link that people keep and change by hand: what is too long is cut, and
 * what is no filter filters nothing.
 */
export const searchAddress = v.object({
	q: v.pipe(
		v.fallback(v.string(), ''),
		v.transform((text) => text.toWellFormed().replaceAll('\0', ' ').trim().slice(0, limits.search))
	),
	from: orNothing(id),
	in: orNothing(id),
	has: orNothing(v.literal('file')),
	before: orNothing(day),
	after: orNothing(day),
	beyond: orNothing(wholeNumber)
});

export type SearchAddress = v.InferOutput<typeof searchAddress>;
