import type { Value } from '../../ir/graph.ts';
import { add, log, logSoftmax, maximum, mul, neg, softplus, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { sumPerExample } from './examples.ts';

export const klDivergence: LossDef = {
  label: 'Kullback–Leibler divergence',
  tex: '\\mathcal{L} = \\frac{1}{n} \\sum_{i=1}^{n} \\sum_{k=1}^{K} y_{ik} \\log \\frac{y_{ik}}{\\hat{y}_{ik}}, \\quad 0 \\log 0 = 0',
  text: 'How far the predicted distribution is from the target distribution: the surprise that the prediction causes beyond the uncertainty of the target itself. In other words, it is cross-entropy minus the entropy of the target. That entropy does not depend on the network, so the gradient is that of cross-entropy; for one-hot targets the entropy is zero and the two losses are equal. They differ when targets are soft, as with label smoothing or a teacher network: only the divergence falls to exactly 0 at a perfect match. It is not symmetric, and its cost has no limit where the prediction is near 0 but the target is not. Two classes count as the pair p and 1 − p, and each of several sigmoid outputs counts as one such pair.',
  differs:
    'PyTorch: KLDivLoss takes log-probabilities, and needs reduction="batchmean" for this value, as its default also divides by the number of classes. Keras: KLDivergence takes probabilities, clipped at 1e-7, and on a single sigmoid output leaves the term of the other class out.',
  reference: {
    authors: 'S. Kullback, R. A. Leibler',
    year: 1951,
    title: 'On Information and Sufficiency',
    url: 'https://doi.org/10.1214/aoms/1177729694',
  },
  hyper: {},
  aliases: ['kl', 'kld', 'kl_div', 'kullback_leibler', 'relative_entropy'],
  tasks: ['binary', 'multiclass'],
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
