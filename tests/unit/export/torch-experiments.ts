import { everyExperiment, wholeSteps } from '../../support/every-experiment.ts';

/** Experiments with every entry of the catalog, and with every architecture, that are exported. */
export const exportedExperiments: readonly string[] = [...everyExperiment, ...Object.values(wholeSteps)].filter(
  (text) => !text.includes('method=') && !text.includes('task=gan'),
);
