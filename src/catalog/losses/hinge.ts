import type { LossDef } from './definition.ts';
import { meanPerExample } from './examples.ts';
import { MARGIN_OUTPUTS, shortfall } from './margins.ts';

export const hinge: LossDef = {
  label: 'Hinge (two classes)',
  tex: '\\mathcal{L} = \\frac{1}{n} \\sum_{i=1}^{n} \\max\\left(0,\\, 1 - y_i\\, \\hat{y}_i\\right), \\quad y_i \\in \\{-1, 1\\}',
  hyper: {},
  aliases: ['hinge_loss', 'svm'],
  tasks: ['binary', 'multilabel'],
  target: 'signs',
  outputs: MARGIN_OUTPUTS,
  build: ({ prediction, target }) => meanPerExample(shortfall(prediction, target)),
};
