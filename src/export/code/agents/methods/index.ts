import type { methods as catalog } from '../../../../catalog/methods/index.ts';
import { actorCritic } from './actor-critic.ts';
import type { WriteMethod } from './definition.ts';
import { qLearning } from './q-learning.ts';
import { reinforce } from './reinforce.ts';

/** Every method of the catalog in Python. */
export const methods: Record<keyof typeof catalog, WriteMethod> = {
  reinforce,
  actor_critic: actorCritic,
  q_learning: qLearning,
};
