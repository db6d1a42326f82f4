import { formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';

/** How far above the chance line a loss may start. */
const RATIO = 3;
/** The steps in which a network may undo its initial weights. */
const STEPS = 200;

export const initial_loss: DiagnosisDef = {
  label: 'High initial loss',
  tex: '\\mathcal{L}_0 > 3\\, \\mathcal{L}_{\\text{chance}}, \\quad \\mathcal{L}_{t \\geq 200} > \\mathcal{L}_{\\text{chance}}, \\quad \\mathcal{L}_{\\text{chance}} = \\ln K',
  explain: 'The network starts far worse than guessing, so its first steps only undo the initial weights.',
  learners: ['examples'],
  find({ losses, guessingLoss, step, trainLoss }) {
    const [first] = losses.trainLoss;
    const isStart = losses.step[0] === 0;
    if (!isStart || step < STEPS || first === undefined || guessingLoss === null) return null;
    if (!(first > RATIO * guessingLoss && trainLoss > guessingLoss)) return null;
    return {
      sentence: `The loss started at ${formatNumber(first)} and is still above the ${formatNumber(guessingLoss)} of guessing: the initial weights are too large, or the inputs are.`,
      announcement: 'The loss started far above that of guessing, and is still above it.',
      proof: {
        kind: 'bars',
        bars: [
          { label: 'initial loss', value: first },
          { label: 'guessing', value: guessingLoss },
        ],
        limit: null,
        scale: 'log',
      },
      remedies: ['fitting_initializer', 'standardize'],
    };
  },
};
