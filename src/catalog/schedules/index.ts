import { constant } from './constant.ts';
import { cosine } from './cosine.ts';
import type { ScheduleDef } from './definition.ts';
import { exponential } from './exponential.ts';
import { linearWarmup } from './linear_warmup.ts';
import { oneCycle } from './one_cycle.ts';
import { reduceOnPlateau } from './reduce_on_plateau.ts';
import { step } from './step.ts';

export const schedules = {
  constant,
  step,
  exponential,
  cosine,
  linear_warmup: linearWarmup,
  one_cycle: oneCycle,
  reduce_on_plateau: reduceOnPlateau,
} satisfies Record<string, ScheduleDef>;
