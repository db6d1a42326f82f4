import type { Value } from '../../ir/graph.ts';
import { add, log, logSoftmax, maximum, mul, neg, softplus, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { sumPerExample } from './examples.ts';

export const klDivergence: LossDef = {
  label: 'Kullback–Leibler divergence',
  tex: '\\mathcal{L} = \\frac{1}{n} \\sum_{i=1}^{n} \\sum_{k=1}^{K} y_{ik} \\log \\frac{y_{ik}}{\\hat{y}_{ik}}, \\quad 0 \\log 0 = 0',
  hyper: {},
  aliases: ['kl', 'kld', 'kl_div', 'kullback_leibler', 'relative_entropy'],
  tasks: ['binary', 'multiclass', 'segmentation'],
  target: 'values',
  outputs: { softmax: null, sigmoid: null },
  build({ logits, output, target }) {
    const terms =
      output === 'sigmoid'
        ? add(excess(target, neg(softplus(neg(logits)))), excess(sub(1, target), neg(softplus(logits))))
        : excess(target, logSoftmax(logits));
    return sumPerExample(terms);
  },
};

/** A target below this counts as 0: its logarithm must stay finite, because the product with 0 has to be 0. */
const TINY = 1e-30;

/** y·(log y − log p), which is 0 for y = 0. */
function excess(target: Value, logProbability: Value): Value {
  return mul(target, sub(log(maximum(target, TINY)), logProbability));
}
