import { actor_critic } from './actor_critic.ts';
import type { MethodDef } from './definition.ts';
import { q_learning } from './q_learning.ts';
import { reinforce } from './reinforce.ts';

export const methods = {
  reinforce,
  actor_critic,
  q_learning,
} satisfies Record<string, MethodDef>;
