import { metrics } from './metrics/index.ts';
import { parts } from './parts.ts';

/** Everything that Nabla offers: the parts of an experiment, and the metrics that judge it. */
export const catalog = { ...parts, metrics };
