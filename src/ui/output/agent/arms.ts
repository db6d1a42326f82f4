import type { AgentMaps } from '../../../plots/output/agent/agent-maps.ts';
import { numbersAt } from '../../../plots/output/agent/agent-maps.ts';

/** What the agent knows of an arm, and its bar from 0 to 1. */
export interface KnownArm {
  /** Its probability, or its estimated mean reward. */
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The bars of the arms: probabilities from 0 to 1, or estimates from 0 on the scale of the true means.
 * @param range of the means
 */
export function knownArms(maps: AgentMaps, arms: number, [min, max]: readonly [number, number]): readonly KnownArm[] {
  const { actionValues, policy } = maps;
  const known = actionValues ?? policy;
  const [low, high] = actionValues ? [Math.min(0, min), Math.max(0, max)] : [0, 1];
  const place = (number: number) => Math.max(0, Math.min(1, (number - low) / (high - low || 1)));
  return (known ? numbersAt(known, 0, arms) : []).map((number) => ({
    number,
    from: place(Math.min(0, number)),
    to: place(Math.max(0, number)),
  }));
}

/**
 * The mean reward of a pull.
 * @param epsilon the share of random pulls besides those of the policy; 0 if it explores by itself
 */
export function expectedReward({ policy }: AgentMaps, means: readonly number[], epsilon: number): number {
  if (!policy) return Number.NaN;
  const shares = numbersAt(policy, 0, means.length);
  return means.reduce((sum, mean, arm) => {
    return sum + mean * ((1 - epsilon) * (shares[arm] as number) + epsilon / means.length);
  }, 0);
}
