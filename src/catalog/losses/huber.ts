import { abs, minimum, mul, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { DISTANCE_OUTPUTS } from './distances.ts';
import { meanPerExample } from './examples.ts';

export const huber: LossDef<'delta'> = {
  label: 'Huber',
  tex: '\\mathcal{L} = \\frac{1}{n\\,m} \\sum_{i,k} \\begin{cases} \\frac{1}{2} e_{ik}^2 & \\text{if } |e_{ik}| \\le \\delta \\\\ \\delta \\left(|e_{ik}| - \\frac{1}{2} \\delta\\right) & \\text{otherwise} \\end{cases}, \\quad e_{ik} = \\hat{y}_{ik} - y_{ik}',
  hyper: {
    delta: {
      label: 'Outlier threshold',
      tex: '\\delta',
      default: 1,
      min: 0.01,
      max: 10,
      scale: 'log',
      effect: 'live',
      explain: 'A higher δ squares more of the errors, as MSE does; a lower one treats more of them as outliers.',
    },
  },
  aliases: ['huber_loss'],
  tasks: ['regression', 'binary', 'multiclass', 'multilabel', 'autoencoder'],
  target: 'values',
  outputs: DISTANCE_OUTPUTS,
  // With c = min(|e|, δ) both cases are c·(|e| − c/2).
  build({ prediction, target, hyper: { delta } }) {
    const error = abs(sub(prediction, target));
    const inner = minimum(error, delta);
    return meanPerExample(mul(inner, sub(error, mul(inner, 0.5))));
  },
};
