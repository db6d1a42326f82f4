import { bandit } from './bandit.ts';
import { cart_pole } from './cart_pole.ts';
import { catching } from './catch.ts';
import { gridworld } from './gridworld.ts';
import { mountain_car } from './mountain_car.ts';
import type { WorldPicture } from './scene.ts';

/** The picture of each environment, by its id in the catalog. */
export const worldPictures = {
  bandit,
  gridworld,
  cart_pole,
  mountain_car,
  catch: catching,
} satisfies Record<string, WorldPicture>;
