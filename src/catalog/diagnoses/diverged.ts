import { formatCount, formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { lossCurve } from './proofs.ts';

/** If the loss grew by this factor before it became infinite, the steps overshot. */
const GREW = 10;

export const diverged: DiagnosisDef = {
  label: 'Diverged',
  tex: '\\mathcal{L} = \\infty \\;\\text{ or }\\; \\mathcal{L} \\text{ is not a number}',
  explain: 'The loss is no longer a finite number, so no step can follow.',
  learners: ['examples', 'game', 'agent'],
  find({ diverged, step, losses, origin }) {
    if (!diverged) return null;
    const found = { announcement: null, tone: 'alarm' } as const;
    if (step === 0) {
      return {
        ...found,
        sentence: 'The loss is not a finite number, even before the first step. The message above explains why.',
        proof: null,
        remedies: [],
      };
    }
    const [lowest, last] = [Math.min(...losses.trainLoss), losses.trainLoss.at(-1) as number];
    // A loss can also be negative.
    const grew = lowest > 0 && last >= GREW * lowest;
    const isLoss = !origin || origin.quantity === 'the loss';
    const overflowed = origin ? `, until ${isLoss ? 'it' : origin.quantity} overflowed` : '';
    const why = grew
      ? `the steps overshot: the loss grew from ${formatNumber(lowest)} to ${formatNumber(last)}${overflowed}`
      : `${isLoss ? 'the loss is no longer a finite number' : `a number in ${origin.quantity} is no longer finite`}`;
    return {
      ...found,
      sentence: `Diverged in step ${formatCount(step + 1)} because ${why}.`,
      ...(origin && {
        more: `The first number of step ${formatCount(step + 1)} that was not finite belonged to ${origin.quantity}. It is the result of ${origin.op}: ${origin.reason}.`,
      }),
      proof: lossCurve(losses),
      remedies: ['tenth_of_rate'],
    };
  },
};
