import type { TaskDef } from './definition.ts';

export const regression: TaskDef = {
  label: 'Regression',
  tex: '\\hat{y} = f(x) \\in \\mathbb{R}',
  hyper: {},
  learning: 'supervised',
  explain: 'The network learns from examples with a number to predict that number.',
  answer: 'number',
  data: 'data with a number to predict',
  loss: 'mse',
  output: 'linear',
  probabilities: null,
  metrics: ['mae', 'rmse', 'mse', 'r2'],
  kept: ['mae', 'rmse', 'r2'],
};
