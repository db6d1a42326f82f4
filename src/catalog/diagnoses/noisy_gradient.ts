import { formatCount, formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { lossCurve } from './proofs.ts';
import { isSatisfactory } from './satisfactory.ts';
import { stalled } from './stalled.ts';

/** The variance of a batch’s gradient as a multiple of the squared length of the mean gradient. */
const NOISE = { begins: 20, ends: 10 } as const;
/** How far the loss has to move up and down, as a factor. */
const MOVES = 1.2;
/** Eight batches cannot tell a longer mean from chance. */
const MEASURABLE = 100;

export const noisy_gradient: DiagnosisDef = {
  label: 'Batch too small',
  tex: '\\frac{\\operatorname{tr} \\operatorname{Cov} g_{\\text{batch}}}{\\lVert \\bar{g} \\rVert^2} > 20, \\quad \\mathcal{L}_t > 0.98 \\min_{s < 2t/3} \\mathcal{L}_s',
  explain: 'The gradients of the batches contradict each other, so steps of this length lead nowhere.',
  learners: ['examples'],
  find(evidence, shown) {
    const { noise, batch, losses, learningRate } = evidence;
    if (batch === null || !(noise > NOISE[shown ? 'ends' : 'begins']) || isSatisfactory(evidence)) return null;
    const stall = stalled(evidence);
    // A loss that hardly moves shows that the steps are short enough.
    if (!stall || stall.high < MOVES * stall.low) return null;
    const examples = batch === 1 ? 'one example' : `${formatCount(batch)} examples`;
    const times = `${noise > MEASURABLE ? 'over ' : ''}${formatNumber(Math.sqrt(Math.min(noise, MEASURABLE)))}`;
    return {
      sentence: `The batch is too small for the learning rate, ${formatNumber(learningRate)}: the gradients of ${examples} at a time vary ${times} times as much as their mean.`,
      announcement: 'The batch is too small for the learning rate.',
      proof: lossCurve(losses),
      remedies: ['larger_batch', 'tenth_of_rate'],
    };
  },
};
