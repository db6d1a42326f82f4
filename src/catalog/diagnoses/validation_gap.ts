import { formatShort } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { bothLosses, FEWEST_EVALUATIONS } from './proofs.ts';

/** The ratio of the validation loss to the training loss, and the share of its highest value at which a loss is not low. */
const GAP = { begins: 10, ends: 7, notLow: 0.2 } as const;

/** A gap without a turn: the validation loss may have risen from the start, or never fallen far. */
export const validation_gap: DiagnosisDef = {
  label: 'Gap between the losses',
  tex: '\\mathcal{L}_{\\text{val}} > 10\\, \\mathcal{L}_{\\text{train}}',
  explain: 'What the network has learned from the training examples does not hold for others.',
  learners: ['examples'],
  find({ trend, losses, constantLoss }, shown) {
    const { step, trainLoss, validationLoss } = trend;
    if (step.length < FEWEST_EVALUATIONS) return null;
    const [train, validation] = [trainLoss.at(-1) as number, validationLoss.at(-1) as number];
    const isWorse = constantLoss !== null && validation > constantLoss && train < constantLoss / 2;
    const isFar =
      validation > (shown ? GAP.ends : GAP.begins) * train && validation > GAP.notLow * Math.max(...trainLoss);
    if (!isWorse && !isFar) return null;
    const gap = `The training loss is about ${formatShort(train)}, but the validation loss ${formatShort(validation)}`;
    return {
      sentence: `${gap}${isWorse ? `: more than the ${formatShort(constantLoss)} of a constant guess` : ''}.`,
      announcement: 'The validation loss is far above the training loss.',
      proof: bothLosses(losses),
      remedies: ['l2'],
    };
  },
};
