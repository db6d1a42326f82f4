import { metrics } from './metrics/index.ts';
import { parts } from './parts.ts';

/** Everything that Nabla knows: what an experiment can be made of, and what it is judged by. */
export const catalog = { ...parts, metrics };
