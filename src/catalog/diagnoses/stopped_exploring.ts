import { formatNumber, formatPercent } from '../../math/format.ts';
import { highestOf, recentFall } from '../../math/trends.ts';
import type { DiagnosisDef } from './definition.ts';
import type { AgentEvidence } from './evidence.ts';
import { returnCurve } from './proofs.ts';
import { trendOfReturns } from './returns.ts';

/** The share of the possible entropy below which a policy is certain. */
const CERTAIN = { begins: 0.05, ends: 0.1 } as const;
/** A difference of returns counts if it is at least this share of the higher one. */
const CLEARLY = 0.05;
/** The number of standard errors beyond which a difference is not due to chance. */
const ERRORS = 4;
/** The standard deviations between the lowest and the highest tenth of a normal distribution. */
const TENTHS = 2.56;

export const stopped_exploring: DiagnosisDef = {
  label: 'Stopped exploring',
  tex: 'H(\\pi) < 0.05 \\ln k',
  explain: 'The policy has become certain before the agent has found what is possible.',
  learners: ['agent'],
  find({ agent }, shown) {
    if (!agent || !(agent.entropy < (shown ? CERTAIN.ends : CERTAIN.begins)) || !agent.canReachGoal) return null;
    const possible = possibleReturn(agent);
    if (possible === null || recentFall(trendOfReturns(agent.returns, 'higher'))) return null;
    return {
      sentence: `The policy has stopped exploring: its entropy is ${formatPercent(agent.entropy)} of the maximum, and the mean return is only ${formatNumber(agent.meanReturn)}, below ${possible}.`,
      announcement: 'The policy has stopped exploring.',
      proof: returnCurve(agent),
      remedies: ['explore_more', 'tenth_of_rate'],
    };
  },
};

/** A return that is clearly higher than the present one and known to be possible, in words; null if none is known. */
function possibleReturn({ meanReturn, low, high, worlds, solvedAt, returns }: AgentEvidence): string | null {
  if (solvedAt !== null) {
    return solvedAt - meanReturn > CLEARLY * Math.abs(solvedAt)
      ? `the ${formatNumber(solvedAt)} that counts as solved`
      : null;
  }
  const { trainLoss, margin } = trendOfReturns(returns, 'lower');
  const best = highestOf(trainLoss);
  // Where rewards are random, so is the mean of a few episodes.
  const chance = (ERRORS * (high - low)) / (TENTHS * Math.sqrt(worlds));
  const least = Math.max(margin.train, CLEARLY * Math.abs(best), chance);
  const isBelow = best - (trainLoss.at(-1) ?? Number.NaN) > least;
  return isBelow ? `the ${formatNumber(best)} that it has already reached` : null;
}
