import { getLocale } from './paraglide/runtime';

type Words<Inputs> = (inputs: Inputs) => string;

/** A message said in the language of the page, or in the one asked for. Put round both texts by the build. */
export function inBoth<Inputs>(english: Words<Inputs>, dutch: Words<Inputs>) {
	return (inputs: Inputs, options?: { locale?: string }): string =>
		((options?.locale ?? getLocale()) === 'nl' ? dutch : english)(inputs);
}
