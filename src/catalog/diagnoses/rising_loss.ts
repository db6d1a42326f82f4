import { formatCount, formatNumber, formatShort } from '../../math/format.ts';
import { riseOf } from '../../math/trends.ts';
import type { DiagnosisDef } from './definition.ts';
import { FEWEST_EVALUATIONS, lossCurve } from './proofs.ts';
import { isLow } from './satisfactory.ts';

/** A loss that has doubled, on average over several evaluations, is not noise. */
const RISES = { begins: 2, ends: 1.5 } as const;

export const rising_loss: DiagnosisDef = {
  label: 'Rising loss',
  tex: '\\mathcal{L}_t \\geq 2 \\min_{s<t} \\mathcal{L}_s',
  explain: 'The training loss, which each step should lower, has doubled.',
  learners: ['examples'],
  find({ trend, losses, learningRate, constantLoss }, shown) {
    const rise = losses.step.length < FEWEST_EVALUATIONS ? null : riseOf(trend);
    if (!rise || rise.factor < (shown ? RISES.ends : RISES.begins)) return null;
    const { from, step, to } = rise;
    if (isLow(to, constantLoss)) return null;
    return {
      sentence: `The training loss rose from about ${formatShort(from)} at step ${formatCount(step)} to ${formatShort(to)}. The learning rate, ${formatNumber(learningRate)}, may be too high.`,
      announcement: 'The training loss is rising.',
      proof: lossCurve(losses),
      remedies: ['tenth_of_rate', 'clip_norm'],
    };
  },
};
