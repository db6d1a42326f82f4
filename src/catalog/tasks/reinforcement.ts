import type { TaskDef } from './definition.ts';

export const reinforcement: TaskDef = {
  label: 'Reinforcement learning',
  tex: 'J = \\mathbb{E}_\\pi\\left[\\, \\sum_{t} \\gamma^t\\, r_{t+1} \\right]',
  hyper: {},
  aliases: ['rl', 'reward', 'agent'],
  learning: 'reinforcement',
  explain:
    'An agent acts in a world and gets rewards. It learns from what its own actions lead to which actions earn more.',
  answer: 'action',
  data: 'a world that rewards actions',
  loss: 'mse',
  output: 'softmax',
  probabilities: 'softmax',
  metrics: ['mean_return'],
  kept: [],
};
