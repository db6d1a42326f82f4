import { formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { bothLosses, FEWEST_EVALUATIONS } from './proofs.ts';
import { isSatisfactory } from './satisfactory.ts';

/** A penalty of this many times its default is strong. */
const STRONG = 10;

export const strong_penalty: DiagnosisDef = {
  label: 'Penalty too strong',
  tex: '\\lambda \\geq 10\\, \\lambda_{\\text{default}}',
  explain: 'The penalty keeps the weights so small that the network cannot learn the task.',
  learners: ['examples'],
  find(evidence) {
    const { penalty, losses, trainLoss } = evidence;
    if (!(penalty >= STRONG) || losses.step.length < FEWEST_EVALUATIONS || isSatisfactory(evidence)) return null;
    return {
      sentence: `The penalty is ${formatNumber(penalty)} times as strong as usual, and the training loss is still ${formatNumber(trainLoss)}: the weights cannot grow.`,
      announcement: 'The penalty may be too strong.',
      proof: bothLosses(losses),
      remedies: ['less_penalty'],
    };
  },
};
