import { crossEntropy, logProbabilities, TRUE_CLASS_OUTPUTS } from './cross_entropy.ts';
import type { LossDef } from './definition.ts';

export const cce: LossDef = {
  label: 'Categorical cross-entropy',
  tex: '\\mathcal{L} = -\\frac{1}{n} \\sum_{i=1}^{n} \\sum_{k=1}^{K} y_{ik} \\log \\hat{y}_{ik}',
  hyper: {},
  aliases: ['cross_entropy', 'crossentropy', 'categorical_cross_entropy', 'categorical_crossentropy'],
  tasks: ['multiclass', 'segmentation'],
  target: 'values',
  outputs: TRUE_CLASS_OUTPUTS,
  build: ({ logits, output, target }) => crossEntropy(logProbabilities(logits, output), target),
};
