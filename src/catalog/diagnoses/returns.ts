import { type Trend, trendOf } from '../../math/trends.ts';
import type { AgentEvidence } from './evidence.ts';

/** Fewer evaluations do not show a trend. */
export const FEWEST_RETURNS = 6;

/** The trend of returns as that of losses, which are better if they are lower. */
export function trendOfReturns({ step, mean }: AgentEvidence['returns'], better: 'higher' | 'lower'): Trend {
  const sign = better === 'higher' ? -1 : 1;
  return trendOf({ step, trainLoss: mean.map((one) => sign * one), validationLoss: mean.map(() => Number.NaN) });
}
