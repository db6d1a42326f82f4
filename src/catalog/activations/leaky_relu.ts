import type { Value } from '../../ir/graph.ts';
import { add, mul, relu, sub } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

/**
 * `x` where positive, slope·x elsewhere. It is written as αx + (1 − α)·relu(x), which holds for every α, whereas
 * max(αx, x) needs α ≤ 1. Its derivative at 0 is α for every α, and it takes four small ops because (1 − α) is one
 * number per layer or unit.
 */
export const bendAtZero = (x: Value, slope: Value) => add(mul(x, slope), mul(relu(x), sub(1, slope)));

export const leakyRelu: ActivationDef<'alpha'> = {
  label: 'Leaky ReLU',
  tex: '\\operatorname{LeakyReLU}(x) = \\begin{cases} x & \\text{if } x > 0 \\\\ \\alpha x & \\text{if } x \\le 0 \\end{cases}',
  text: 'A ReLU whose negative side is not flat but rises with a small slope α. A unit that is negative for every example therefore still receives a small gradient and can recover, so units do not die for good. Use it when an ordinary ReLU network loses many units, for instance at high learning rates. In return, negative values are no longer silenced, so the representation is less sparse, and α is one more number to choose. At α = 0 it is ReLU; at α = 1 it is linear and the network can no longer bend a boundary.',
  differs:
    'PyTorch and ONNX use α = 0.01 by default, tf.nn.leaky_relu 0.2, and the LeakyReLU layer of Keras 0.3 (named alpha or negative_slope, depending on the version).',
  reference: {
    authors: 'A. L. Maas, A. Y. Hannun, A. Y. Ng',
    year: 2013,
    title: 'Rectifier Nonlinearities Improve Neural Network Acoustic Models',
    url: 'https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf',
  },
  hyper: {
    alpha: {
      label: 'Negative slope',
      tex: '\\alpha',
      default: 0.01,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain:
        'A higher slope lets more of the negative values and their gradients through; at 1 the function is linear.',
    },
  },
  aliases: ['lrelu'],
  places: ['hidden', 'output'],
  gain: ({ alpha }) => Math.sqrt(2 / (1 + alpha ** 2)),
  build: (x, { alpha }) => bendAtZero(x, alpha),
};
