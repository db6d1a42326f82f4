import { flatSample } from '../../math/sample.ts';
import type { EnvironmentDef } from './definition.ts';

/** The mass of the pole in kilograms, and half its length in metres. */
export const POLE = 0.1;
export const HALF = 0.5;
/** How far the cart and the pole may go: in metres and in radians. */
export const EDGE = 2.4;
export const TILT = (12 / 180) * Math.PI;
/** The number of moves after which an episode is cut off. */
export const LIMIT = 500;
/** Usual speeds of the cart and the pole, to which observations are scaled. */
export const SPEED = 2;

export const cart_pole: EnvironmentDef = {
  kind: 'environment',
  label: 'Cart-pole',
  tex: '\\ddot{\\theta} = \\frac{g \\sin\\theta - \\cos\\theta \\,\\dfrac{F + m\\ell\\,\\dot{\\theta}^2 \\sin\\theta}{M + m}}{\\ell \\left(\\dfrac{4}{3} - \\dfrac{m \\cos^2\\theta}{M + m}\\right)}',
  hyper: {},
  aliases: ['cartpole'],
  explain: 'The agent pushes a cart to the left or right and gets 1 for every move until the pole on it falls.',
  actions: () => ['left', 'right'],
  observation: () => flatSample(4),
  observed: ['position', 'speed', 'angle', 'angular speed'],
  origin: () => [0, 0, 0, 0, 0],
  axes: () => [
    { of: 'angle', range: [-TILT, TILT] },
    { of: 'angular speed', range: [-SPEED, SPEED] },
    { of: 'position', range: [-EDGE, EDGE] },
    { of: 'speed', range: [-SPEED, SPEED] },
  ],
  state: () => ['position', 'speed', 'angle', 'angular speed', 'steps'],
  limit: () => LIMIT,
  solved: () => 475,
};
