import { formatCount, formatNumber } from '../../math/format.ts';
import { LIKELY, recentFall } from '../../math/trends.ts';
import type { DiagnosisDef } from './definition.ts';
import { returnCurve } from './proofs.ts';
import { FEWEST_RETURNS, trendOfReturns } from './returns.ts';

export const falling_return: DiagnosisDef = {
  label: 'Falling return',
  tex: '\\bar{G}_t < \\bar{G}_{t/2}',
  explain: 'The agent does worse than it already did.',
  learners: ['agent'],
  find({ agent }, shown) {
    const fall =
      agent &&
      agent.returns.step.length >= FEWEST_RETURNS &&
      recentFall(trendOfReturns(agent.returns, 'lower'), shown ? LIKELY : 1);
    if (!fall) return null;
    return {
      sentence: `The mean return fell from about ${formatNumber(fall.from)} to ${formatNumber(fall.to)} in the last ${formatCount(fall.steps)} steps.`,
      announcement: 'The mean return falls.',
      proof: returnCurve(agent),
      remedies: ['tenth_of_rate'],
    };
  },
};
