import { formatPercent } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import { isLow } from './satisfactory.ts';

/** The share of the targets that an output may miss, such as a few outliers. */
const SHARE = 0.05;

export const wrong_output: DiagnosisDef = {
  label: 'Wrong output activation',
  tex: '\\frac{\\lvert\\{ y : y \\notin \\varphi(\\mathbb{R}) \\}\\rvert}{\\lvert\\{ y \\}\\rvert} > 0.05',
  explain: 'The output activation does not suit the loss or the targets.',
  learners: ['examples'],
  find({ output, step, trainLoss, constantLoss }) {
    if (!output || step === 0 || isLow(trainLoss, constantLoss)) return null;
    const { unreachable, activation, consequence } = output;
    if (!(unreachable > SHARE)) return null;
    return {
      sentence: `The output activation, ${activation}, cannot reach ${formatPercent(unreachable)} of the targets.`,
      more: consequence,
      announcement: 'The output activation does not suit the targets.',
      proof: null,
      remedies: ['usual_output'],
    };
  },
};
