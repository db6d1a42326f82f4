import { formatCount, formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
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
    const stall = isSatisfactory(evidence) ? null : stalled(evidence);
    if (!stall) return null;
    const { trainLoss, gradientNorm, losses } = evidence;
    const course = stall.rests
      ? `the training loss stays near ${formatNumber(trainLoss)}`
      : `the training loss moves between ${formatNumber(stall.low)} and ${formatNumber(stall.high)}`;
    const why = gradientNorm < VANISHED ? `, and the length of its gradient is only ${formatNumber(gradientNorm)}` : '';
    return {
      sentence: `Flat for ${formatCount(stall.steps)} steps: ${course}${why}.`,
      announcement: 'The training loss no longer falls.',
      proof: lossCurve(losses),
      remedies: stall.rests ? ['wider_network', 'tenfold_rate'] : ['tenth_of_rate', 'wider_network'],
    };
  },
};
