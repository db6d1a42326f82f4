import { formatCount, formatShort } from '../../math/format.ts';
import { overfittingOf } from '../../math/loss-columns.ts';
import { LIKELY } from '../../math/trends.ts';
import type { DiagnosisDef } from './definition.ts';
import { bothLosses, FEWEST_EVALUATIONS } from './proofs.ts';
import { isLow } from './satisfactory.ts';

/** The rise of the validation loss above its lowest value, as a share of it. */
const TURNED = { begins: 0.1, ends: 0.05 } as const;

export const overfitting: DiagnosisDef = {
  label: 'Overfitting',
  tex: '\\frac{\\mathcal{L}_{\\text{val}} - \\min \\mathcal{L}_{\\text{val}}}{\\min \\mathcal{L}_{\\text{val}}} > 0.1',
  explain: 'The network learns what is particular to the training examples: their validation counterparts get worse.',
  learners: ['examples'],
  find({ trend, losses, constantLoss }, shown) {
    const { step, trainLoss, validationLoss, margin } = trend;
    const turn = step.length < FEWEST_EVALUATIONS ? null : overfittingOf(trend, shown ? TURNED.ends : TURNED.begins);
    if (!turn) return null;
    const { turnedAt, lowest } = turn;
    const [train, validation] = [trainLoss.at(-1) as number, validationLoss.at(-1) as number];
    if (isLow(validation, constantLoss)) return null;
    const trainThen = trainLoss[step.indexOf(turnedAt)] as number;
    // Both changes have to exceed chance.
    const margins = shown ? LIKELY : 1;
    if (validation - lowest <= margins * margin.validation || trainThen - train <= margins * margin.train) return null;
    return {
      sentence: `Overfitting since step ${formatCount(turnedAt)}: the training loss fell, the validation loss rose from about ${formatShort(lowest)} to ${formatShort(validation)}.`,
      announcement: 'The network overfits.',
      proof: bothLosses(losses),
      remedies: ['l2'],
    };
  },
};
