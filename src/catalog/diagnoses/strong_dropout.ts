import { formatPercent } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { bothLosses, FEWEST_EVALUATIONS } from './proofs.ts';
import { isSatisfactory } from './satisfactory.ts';

/** The highest probability that is usual. */
const USUAL = 0.5;

export const strong_dropout: DiagnosisDef = {
  label: 'Too much dropout',
  tex: 'p > 0.5',
  explain: 'Dropout removes so many units that the rest cannot learn the task.',
  learners: ['examples'],
  find(evidence) {
    const { dropout, losses } = evidence;
    if (!(dropout > USUAL) || losses.step.length < FEWEST_EVALUATIONS || isSatisfactory(evidence)) return null;
    return {
      sentence: `Dropout removes ${formatPercent(dropout)} of the units at each step, and the network has not learned its training examples.`,
      announcement: 'Dropout may be too strong.',
      proof: bothLosses(losses),
      remedies: ['less_dropout'],
    };
  },
};
