import type { TaskDef } from './definition.ts';

export const binary: TaskDef = {
  label: 'Two classes',
  tex: '\\hat{y} = P(\\text{class } 1 \\mid x)',
  hyper: {},
  learning: 'supervised',
  explain: 'The network learns from examples with two classes which of them an example belongs to.',
  answer: 'side',
  data: 'data with two classes',
  loss: 'bce',
  output: 'sigmoid',
  probabilities: 'sigmoid',
  metrics: ['accuracy', 'log_loss', 'roc_auc', 'average_precision', 'calibration_error'],
  kept: ['accuracy', 'f1', 'log_loss', 'roc_auc'],
};
