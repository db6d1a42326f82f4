import { formatCount, formatNumber } from '../../math/format.ts';
import type { DiagnosisDef, RemedyWish } from './definition.ts';
import { lossCurve } from './proofs.ts';
import { isSatisfactory } from './satisfactory.ts';
import { stalled } from './stalled.ts';

/** The length below which a gradient has vanished: the threshold of TheDeepChecker for its entries. */
const VANISHED = 1e-6;

export const plateau: DiagnosisDef = {
  label: 'Plateau',
  tex: '\\mathcal{L}_t > 0.98 \\min_{s < 2t/3} \\mathcal{L}_s',
  explain: 'The training loss is still high and no longer falls.',
  learners: ['examples'],
  find(evidence) {
    const { trainLoss, gradientNorm, losses, oneBatch } = evidence;
    const stall = isSatisfactory(evidence) ? null : stalled(evidence);
    // A network that cannot even fit a batch underfits.
    if (!stall || oneBatch?.fits === false) return null;
    const course = stall.rests
      ? `the training loss stays near ${formatNumber(trainLoss)}`
      : `the training loss moves between ${formatNumber(stall.low)} and ${formatNumber(stall.high)}`;
    const why = gradientNorm < VANISHED ? `, and the length of its gradient is only ${formatNumber(gradientNorm)}` : '';
    const probed = oneBatch
      ? ` A copy of the network fits a single batch of ${formatCount(oneBatch.examples)} examples, so it can learn.`
      : '';
    return {
      sentence: `Flat for ${formatCount(stall.steps)} steps: ${course}${why}.${probed}`,
      ...(oneBatch && {
        more: `In ${formatCount(oneBatch.steps)} steps on these examples alone, their loss fell from ${formatNumber(oneBatch.before)} to ${formatNumber(oneBatch.after)}.`,
      }),
      announcement: `The training loss no longer falls${oneBatch ? ', though the network can fit a single batch' : ''}.`,
      proof: lossCurve(losses),
      remedies: remediesFor(stall.rests, oneBatch !== null),
    };
  },
};

/** @param canLearn whether a copy of the network has learned a single batch */
function remediesFor(rests: boolean, canLearn: boolean): readonly RemedyWish[] {
  if (!rests) return ['tenth_of_rate', 'wider_network', 'hidden_layer'];
  return canLearn
    ? ['tenfold_rate', 'wider_network', 'hidden_layer']
    : ['wider_network', 'hidden_layer', 'tenfold_rate'];
}
