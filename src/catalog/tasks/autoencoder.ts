import type { TaskDef } from './definition.ts';

export const autoencoder: TaskDef = {
  label: 'Autoencoder',
  tex: '\\hat{x} = g(f(x)), \\qquad \\mathcal{L} = \\frac{1}{n\\,m} \\sum_{i=1}^{n} \\sum_{k=1}^{m} \\left(\\hat{x}_{ik} - x_{ik}\\right)^2',
  hyper: {},
  aliases: ['auto_encoder', 'ae', 'reconstruction'],
  learning: 'unsupervised',
  explain:
    'The network gets no targets. It learns what the examples have in common by repeating them through a narrow code.',
  answer: 'input',
  data: 'rows of numbers or images to repeat',
  loss: 'mse',
  output: 'linear',
  probabilities: null,
  metrics: ['explained_variance'],
  kept: ['explained_variance'],
};
