import { square } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { meanPerExample } from './examples.ts';
import { MARGIN_OUTPUTS, shortfall } from './margins.ts';

export const squaredHinge: LossDef = {
  label: 'Squared hinge (two classes)',
  tex: '\\mathcal{L} = \\frac{1}{n} \\sum_{i=1}^{n} \\max\\left(0,\\, 1 - y_i\\, \\hat{y}_i\\right)^2, \\quad y_i \\in \\{-1, 1\\}',
  text: 'The hinge loss with the shortfall squared, as in the L2-SVM. The corner at the margin is gone: the gradient shrinks to zero as an example approaches it, so training settles instead of jittering. Use it in place of the plain hinge when a smooth loss is wanted; on top of a deep network it has sometimes outperformed softmax. Squaring has its usual cost: an example far on the wrong side counts heavily, so one wrong label can drag the boundary, whereas the plain hinge pulls equally on all examples that fall short. As with the plain hinge, the output is a score whose sign decides the class, an L2 penalty gives the margin its meaning, and examples beyond the margin are ignored.',
  differs:
    'Keras (SquaredHinge) is the same and converts targets 0 and 1 to −1 and 1. PyTorch has no loss of that name.',
  reference: {
    authors: 'Y. Tang',
    year: 2013,
    title: 'Deep Learning using Linear Support Vector Machines',
    url: 'https://arxiv.org/abs/1306.0239',
  },
  hyper: {},
  aliases: ['l2_svm'],
  tasks: ['binary'],
  target: 'signs',
  outputs: MARGIN_OUTPUTS,
  build: ({ prediction, target }) => meanPerExample(square(shortfall(prediction, target))),
};
