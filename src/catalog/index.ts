import { diagnoses } from './diagnoses/index.ts';
import { metrics } from './metrics/index.ts';
import { parts } from './parts.ts';

/** Everything that Nabla offers: the parts of an experiment, the metrics that judge it, and what may go wrong in it. */
export const catalog = { ...parts, metrics, diagnoses };
