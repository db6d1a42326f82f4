import { square } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { meanPerExample } from './examples.ts';
import { MARGIN_OUTPUTS, shortfall } from './margins.ts';

export const squaredHinge: LossDef = {
  label: 'Squared hinge (two classes)',
  tex: '\\mathcal{L} = \\frac{1}{n} \\sum_{i=1}^{n} \\max\\left(0,\\, 1 - y_i\\, \\hat{y}_i\\right)^2, \\quad y_i \\in \\{-1, 1\\}',
  hyper: {},
  aliases: ['l2_svm'],
  tasks: ['binary', 'multilabel'],
  target: 'signs',
  outputs: MARGIN_OUTPUTS,
  build: ({ prediction, target }) => meanPerExample(square(shortfall(prediction, target))),
};
