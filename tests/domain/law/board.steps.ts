import type { StepsFor } from './step';

export const columnSteps = {} as StepsFor<'column'>;
export const cardSteps = {} as StepsFor<'card'>;
