import type { TaskDef } from './definition.ts';

export const gan: TaskDef = {
  label: 'Generative adversarial network',
  tex: '\\min_G \\max_D \\; \\mathbb{E}_{x}\\left[\\log D(x)\\right] + \\mathbb{E}_{z}\\left[\\log\\left(1 - D(G(z))\\right)\\right]',
  hyper: {},
  aliases: ['generative_adversarial_network', 'adversarial'],
  learning: 'unsupervised',
  explain:
    'Two networks play against each other: the generator turns noise into examples, and the discriminator learns to tell them from real ones.',
  answer: 'side',
  isGame: true,
  data: 'examples to imitate',
  loss: 'non_saturating',
  output: 'sigmoid',
  probabilities: 'sigmoid',
  metrics: ['energy_distance'],
  kept: [],
};
