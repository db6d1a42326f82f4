import type { TaskDef } from './definition.ts';

export const multiclass: TaskDef = {
  label: 'Several classes',
  tex: '\\hat{y}_k = P(\\text{class } k \\mid x), \\quad \\sum_k \\hat{y}_k = 1',
  hyper: {},
  learning: 'supervised',
  explain: 'The network learns from examples with several classes which of them an example belongs to.',
  answer: 'class',
  data: 'data with several classes',
  loss: 'cce',
  output: 'softmax',
  probabilities: 'softmax',
  metrics: ['accuracy', 'log_loss', 'roc_auc', 'average_precision', 'calibration_error'],
  kept: ['accuracy', 'f1', 'log_loss', 'roc_auc'],
};
