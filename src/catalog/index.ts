import { environments } from './environments/index.ts';
import { methods } from './methods/index.ts';
import { metrics } from './metrics/index.ts';
import { parts } from './parts.ts';

/** Everything that Nabla offers: the parts of an experiment, the metrics that judge it, and learning by reward. */
export const catalog = { ...parts, metrics, environments, methods };
