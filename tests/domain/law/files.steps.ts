import type { StepsFor } from './step';

export const fileSteps = {} as StepsFor<'file'>;
