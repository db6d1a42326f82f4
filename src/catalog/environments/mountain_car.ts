import { flatSample } from '../../math/sample.ts';
import type { EnvironmentDef } from './definition.ts';

/** Of MountainCar-v0 in Gymnasium: the largest speed, the ends of the road, and the most moves of an episode. */
export const FASTEST = 0.07;
export const LEFT = -1.2;
export const RIGHT = 0.6;
export const LIMIT = 200;

/** The car of Moore's thesis with the constants of Gymnasium. */
export const mountain_car: EnvironmentDef = {
  kind: 'environment',
  label: 'Mountain car',
  tex: '\\begin{aligned} v &\\leftarrow v + 0.001\\,(a - 1) - 0.0025 \\cos 3x \\\\ x &\\leftarrow x + v \\end{aligned}',
  hyper: {},
  aliases: ['mountaincar'],
  explain: 'The agent drives a car with a weak engine out of a valley and loses 1 for every move until it arrives.',
  actions: () => ['left', 'coast', 'right'],
  observation: () => flatSample(2),
  observed: ['position', 'speed'],
  origin: () => [-Math.PI / 6, 0, 0],
  axes: () => [
    { of: 'position', range: [LEFT, RIGHT] },
    { of: 'speed', range: [-FASTEST, FASTEST] },
  ],
  state: () => ['position', 'speed', 'steps'],
  limit: () => LIMIT,
  solved: () => -110,
};
