/** The topics of ready experiments and lessons, in the order of the course. */
export const TOPICS = [
  'Perceptron',
  'Activations',
  'Training',
  'Losses',
  'Optimizers',
  'Initialization',
  'Regularization',
  'Data',
  'Evaluation',
  'Convolution',
  'Sequences',
  'Attention',
  'Autoencoders',
  'Games',
  'Rewards',
] as const;

export type Topic = (typeof TOPICS)[number];

/** How much a person should know before, from 1. */
export const LEVELS = [1, 2, 3] as const;

export type Level = (typeof LEVELS)[number];
