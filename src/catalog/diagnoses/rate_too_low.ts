import { formatCount, formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { lossCurve } from './proofs.ts';
import { stalled } from './stalled.ts';

/** The largest rate that may be too low, as a share of the default of its optimizer. */
const SMALL = 0.1;

export const rate_too_low: DiagnosisDef = {
  label: 'Learning rate too low',
  tex: '\\eta \\leq 0.1\\, \\eta_{\\text{default}}, \\quad \\mathcal{L}_t > 0.98\\, \\mathcal{L}_0',
  explain: 'The steps are so short that the loss has not moved since the start.',
  learners: ['examples'],
  find(evidence) {
    const stall = stalled(evidence);
    if (!stall || stall.share < 1 || !stall.rests || !(evidence.rateShare <= SMALL)) return null;
    return {
      sentence: `The training loss has stayed near ${formatNumber(evidence.trainLoss)} for ${formatCount(stall.steps)} steps, and the learning rate, ${formatNumber(evidence.learningRate)}, is small.`,
      announcement: 'The training loss does not fall.',
      proof: lossCurve(evidence.losses),
      remedies: ['tenfold_rate'],
    };
  },
};
