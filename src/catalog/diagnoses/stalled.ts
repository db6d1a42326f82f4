import { type Stall, stallOf } from '../../math/trends.ts';
import type { Evidence } from './evidence.ts';

/**
 * SageMaker Debugger reports a loss as stalled after 10 steps. Plateaus of small networks last longer and end, so a
 * third of the run has to pass here. An improvement by less than a fiftieth is not visible in the curve.
 */
const STALLS = { improvement: 0.02, steps: 200, share: 1 / 3, evaluations: 10 } as const;
/** The largest range of a loss at rest, as a share of its current value. */
const RESTS = 0.05;

/** A training loss that has not improved for long. */
export interface Stalled extends Stall {
  /** Its range since then, and whether it hardly moves. */
  readonly low: number;
  readonly high: number;
  readonly rests: boolean;
}

/** Returns null if the training loss has improved lately. */
export function stalled({
  trend,
  losses,
  trainLoss,
}: Pick<Evidence, 'trend' | 'losses' | 'trainLoss'>): Stalled | null {
  const stall = stallOf(trend, STALLS.improvement);
  const { steps, share, evaluations } = stall;
  if (steps < STALLS.steps || share < STALLS.share || evaluations < STALLS.evaluations) return null;
  const since = losses.trainLoss.slice(-evaluations);
  const [low, high] = [Math.min(...since), Math.max(...since)];
  return { ...stall, low, high, rests: high - low <= RESTS * trainLoss };
}
