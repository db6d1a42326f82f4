import type { TaskDef } from './definition.ts';

export const multilabel: TaskDef = {
  label: 'Several labels',
  tex: '\\hat{y}_k = P(\\text{label } k \\mid x) = \\sigma(z_k)',
  hyper: {},
  aliases: ['multi_label', 'tagging'],
  learning: 'supervised',
  explain: 'The network learns from examples with any number of labels which labels an example has.',
  answer: 'labels',
  data: 'examples with any number of labels',
  loss: 'bce',
  output: 'sigmoid',
  probabilities: 'sigmoid',
  metrics: ['accuracy', 'exact_match', 'log_loss', 'roc_auc', 'average_precision', 'calibration_error'],
  kept: ['accuracy', 'exact_match', 'f1', 'log_loss'],
};
