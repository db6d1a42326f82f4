import { environments } from '../index.ts';
import { bandit } from './bandit.ts';
import { cart_pole } from './cart_pole.ts';
import { catching } from './catch.ts';
import type { WorldDef } from './definition.ts';
import { gridworld } from './gridworld.ts';
import { mountain_car } from './mountain_car.ts';

/** Each environment with what happens in it, by its id. Only the worker needs it. */
export const worlds: Readonly<Record<keyof typeof environments, WorldDef>> = {
  bandit: { ...environments.bandit, ...bandit },
  gridworld: { ...environments.gridworld, ...gridworld },
  cart_pole: { ...environments.cart_pole, ...cart_pole },
  mountain_car: { ...environments.mountain_car, ...mountain_car },
  catch: { ...environments.catch, ...catching },
};
