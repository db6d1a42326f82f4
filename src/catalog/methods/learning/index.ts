import { methods } from '../index.ts';
import { actor_critic } from './actor_critic.ts';
import type { LearnerDef } from './definition.ts';
import { q_learning } from './q_learning.ts';
import { reinforce } from './reinforce.ts';

/** Each method with how an agent learns by it, by its id. Only the worker needs it. */
export const learners: Readonly<Record<keyof typeof methods, LearnerDef>> = {
  reinforce: { ...methods.reinforce, ...reinforce },
  actor_critic: { ...methods.actor_critic, ...actor_critic },
  q_learning: { ...methods.q_learning, ...q_learning },
};
