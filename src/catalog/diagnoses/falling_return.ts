import { formatCount, formatNumber } from '../../math/format.ts';
import { LIKELY, recentFall } from '../../math/trends.ts';
import type { DiagnosisDef } from './definition.ts';
import { returnCurve } from './proofs.ts';
import { FEWEST_RETURNS, trendOfReturns } from './returns.ts';

/** The fall as a share of the range of the returns so far; a smaller one is a step back on the way. */
const SHARE = { begins: 0.4, ends: 0.25 } as const;
/** A difference of returns counts if it is at least this share of the higher one. */
const CLEARLY = 0.05;

export const falling_return: DiagnosisDef = {
  label: 'Falling return',
  tex: '\\bar{G}_{t/2} - \\bar{G}_t > 0.4\\, (\\max \\bar{G} - \\min \\bar{G})',
  explain: 'The agent does worse than it already did.',
  learners: ['agent'],
  find({ agent }, shown) {
    const fall =
      agent &&
      agent.returns.step.length >= FEWEST_RETURNS &&
      recentFall(trendOfReturns(agent.returns, 'lower'), shown ? LIKELY : 1);
    if (!fall) return null;
    const { mean } = agent.returns;
    const range = Math.max(...mean) - Math.min(...mean);
    const least = Math.max(SHARE[shown ? 'ends' : 'begins'] * range, CLEARLY * Math.abs(fall.from));
    if (fall.from - fall.to < least) return null;
    return {
      sentence: `The mean return fell from about ${formatNumber(fall.from)} to ${formatNumber(fall.to)} in the last ${formatCount(fall.steps)} steps.`,
      announcement: 'The mean return falls.',
      proof: returnCurve(agent),
      remedies: ['tenth_of_rate'],
    };
  },
};
