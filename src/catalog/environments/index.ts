import { bandit } from './bandit.ts';
import { cart_pole } from './cart_pole.ts';
import { catching } from './catch.ts';
import type { EnvironmentDef } from './definition.ts';
import { gridworld } from './gridworld.ts';
import { mountain_car } from './mountain_car.ts';

export const environments = {
  bandit,
  gridworld,
  cart_pole,
  mountain_car,
  catch: catching,
} satisfies Record<string, EnvironmentDef>;
