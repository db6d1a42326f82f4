import { formatNumber } from '../../math/format.ts';
import { jumpsOf } from '../../math/trends.ts';
import type { DiagnosisDef } from './definition.ts';
import { lossCurve } from './proofs.ts';
import { isLow } from './satisfactory.ts';

/** Half of the possible turns, each after a change by at least a fifth. */
const JUMPS = { evaluations: 20, factor: 1.2, begins: 0.5, ends: 0.35 } as const;

export const oscillating_loss: DiagnosisDef = {
  label: 'Oscillating loss',
  tex: '\\frac{\\text{turns by} \\geq 20\\,\\%}{\\text{evaluations}} \\geq 0.5',
  explain: 'The steps are so long that they jump over the valley of the loss.',
  learners: ['examples'],
  find({ losses, trend, learningRate, constantLoss }, shown) {
    const jumps = jumpsOf(losses, JUMPS.evaluations, JUMPS.factor);
    if (
      !jumps ||
      isLow(trend.trainLoss.at(-1) as number, constantLoss) ||
      jumps.share < (shown ? JUMPS.ends : JUMPS.begins)
    )
      return null;
    return {
      sentence: `The training loss jumps between ${formatNumber(jumps.low)} and ${formatNumber(jumps.high)}. The learning rate, ${formatNumber(learningRate)}, may be too high.`,
      announcement: 'The training loss jumps up and down.',
      proof: lossCurve(losses),
      remedies: ['tenth_of_rate', 'larger_batch'],
    };
  },
};
