import type { environments } from '../../../../catalog/environments/index.ts';
import { bandit } from './bandit.ts';
import { cartPole } from './cart-pole.ts';
import { catching } from './catch.ts';
import type { WriteWorld } from './definition.ts';
import { gridworld } from './gridworld.ts';
import { mountainCar } from './mountain-car.ts';

/** Every environment of the catalog in Python. */
export const worlds: Record<keyof typeof environments, WriteWorld> = {
  bandit,
  gridworld,
  cart_pole: cartPole,
  mountain_car: mountainCar,
  catch: catching,
};
