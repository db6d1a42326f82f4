import { formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { isSatisfactory } from './satisfactory.ts';

/** How far above the chance line a loss may start. */
const RATIO = 3;

export const initial_loss: DiagnosisDef = {
  label: 'High initial loss',
  tex: '\\mathcal{L}_0 > 3\\, \\mathcal{L}_{\\text{chance}}, \\quad \\mathcal{L}_{\\text{chance}} = \\ln K',
  explain: 'The network starts far worse than guessing, so its first steps only undo the initial weights.',
  learners: ['examples'],
  find(evidence) {
    const { losses, guessingLoss } = evidence;
    const [first] = losses.trainLoss;
    const isStart = losses.step[0] === 0;
    if (!isStart || first === undefined || guessingLoss === null || isSatisfactory(evidence)) return null;
    if (!(first > RATIO * guessingLoss)) return null;
    return {
      sentence: `The loss started at ${formatNumber(first)}, far above the ${formatNumber(guessingLoss)} of guessing: the initial weights are too large, or the inputs are.`,
      announcement: 'The loss started far above that of guessing.',
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
