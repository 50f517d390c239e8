import type { StepsFor } from './step';

export const openingSteps = {} as StepsFor<'space'>;
