/** The title of each figure. Its key is the id by which texts name the figure. */
export const TITLES = {
  perceptron: 'The perceptron rule',
  optimizer_race: 'A race of optimizers',
  signal_variance: 'Signals through thirty layers',
  convex_set: 'Is this set convex?',
  outliers: 'Which line follows an outlier?',
  softmax_temperature: 'Softmax and temperature',
  convolution: 'How a convolution slides',
  bptt: 'Gradients through time',
  attention: 'Queries, keys and values',
  polynomials: 'Underfitting and overfitting',
} as const;

export type FigureId = keyof typeof TITLES;
