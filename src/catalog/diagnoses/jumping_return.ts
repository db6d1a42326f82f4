import { formatNumber } from '../../math/format.ts';
import { recentFall, swingsOf } from '../../math/trends.ts';
import type { DiagnosisDef } from './definition.ts';
import { returnCurve } from './proofs.ts';
import { trendOfReturns } from './returns.ts';

/** With fewer worlds, the return jumps by chance. */
const FEWEST_WORLDS = 8;
/** Swings from one end of the range to the other in the last evaluations. */
const SWINGS = { begins: 3, ends: 2 } as const;

export const jumping_return: DiagnosisDef = {
  label: 'Jumping return',
  tex: '\\text{swings of } \\bar{G} \\text{ in 20 evaluations} \\geq 3',
  explain: 'The agent forgets what it has learned and learns it again.',
  learners: ['agent'],
  find({ agent }, shown) {
    if (!agent || agent.worlds < FEWEST_WORLDS) return null;
    const jumps = swingsOf(agent.returns.mean);
    // Where single episodes differ that much, so do their means by chance.
    if (!jumps || jumps.count < (shown ? SWINGS.ends : SWINGS.begins)) return null;
    if (jumps.high - jumps.low < agent.high - agent.low) return null;
    // An agent that gets better on the whole is learning.
    if (recentFall(trendOfReturns(agent.returns, 'higher'))) return null;
    return {
      sentence: `The mean return jumps between ${formatNumber(jumps.low)} and ${formatNumber(jumps.high)}: the updates may be too large.`,
      announcement: 'The mean return jumps.',
      proof: returnCurve(agent),
      remedies: ['tenth_of_rate'],
    };
  },
};
