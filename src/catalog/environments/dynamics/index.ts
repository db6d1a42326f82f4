import { environments } from '../index.ts';
import { bandit } from './bandit.ts';
import { cart_pole } from './cart_pole.ts';
import { catching } from './catch.ts';
import type { Dynamics, WorldDef } from './definition.ts';
import { gridworld } from './gridworld.ts';
import { mountain_car } from './mountain_car.ts';

/** What happens in each environment. Only the worker needs it. */
const dynamics: Readonly<Record<keyof typeof environments, Dynamics>> = {
  bandit,
  gridworld,
  cart_pole,
  mountain_car,
  catch: catching,
};

/** Each environment with what happens in it, by its id. */
export const worlds: Readonly<Record<keyof typeof environments, WorldDef>> = {
  bandit: { ...environments.bandit, ...dynamics.bandit },
  gridworld: { ...environments.gridworld, ...dynamics.gridworld },
  cart_pole: { ...environments.cart_pole, ...dynamics.cart_pole },
  mountain_car: { ...environments.mountain_car, ...dynamics.mountain_car },
  catch: { ...environments.catch, ...dynamics.catch },
};
