import type { Value } from '../../ir/graph.ts';
import { flatSample } from '../../math/sample.ts';
import {
  abs,
  add,
  concat,
  constant,
  cos,
  div,
  matmul,
  mul,
  pieces,
  sin,
  square,
  sub,
  toFloat,
} from '../../ops/index.ts';
import type { EnvironmentDef } from './definition.ts';
import { diagonal, exceeds, matrix, row } from './numbers.ts';

/** Of CartPole-v1 in Gymnasium, in metres, kilograms and seconds; `HALF` is half the length of the pole. */
const GRAVITY = 9.8;
const POLE = 0.1;
const TOTAL = 1 + POLE;
const HALF = 0.5;
const FORCE = 10;
const TICK = 0.02;
/** How far the cart and the pole may go: in metres and in radians. */
const EDGE = 2.4;
const TILT = (12 / 180) * Math.PI;
const LIMIT = 500;
/** Usual speeds of the cart and the pole, to which observations are scaled. */
const SPEED = 2;

/** The equations of the appendix of the paper, without friction, integrated by explicit Euler steps as in Gymnasium. */
export const cart_pole: EnvironmentDef = {
  kind: 'environment',
  label: 'Cart-pole',
  tex: '\\ddot{\\theta} = \\frac{g \\sin\\theta - \\cos\\theta \\,\\dfrac{F + m\\ell\\,\\dot{\\theta}^2 \\sin\\theta}{M + m}}{\\ell \\left(\\dfrac{4}{3} - \\dfrac{m \\cos^2\\theta}{M + m}\\right)}',
  hyper: {},
  aliases: ['cartpole'],
  explain: 'The agent pushes a cart to the left or right and gets 1 for every step until the pole on it falls.',
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
  noise: { reset: 4, step: 0 },
  limit: () => LIMIT,
  solved: () => 475,
  reset: (noise) => {
    const spread = matrix(noise.builder, diagonal([0.1, 0.1, 0.1, 0.1], 5));
    return add(matmul(noise, spread), row(noise.builder, [-0.05, -0.05, -0.05, -0.05, 0]));
  },
  step(state, action) {
    const { builder } = state;
    const [, angle, turn] = pieces(state, [2, 1, 1, 1]) as [Value, Value, Value];
    const sine = sin(angle);
    const cosine = cos(angle);
    // Everything is divided by mℓ/(M + m), so that fewer products are left.
    const force = matmul(action, matrix(builder, [[-FORCE / (POLE * HALF)], [FORCE / (POLE * HALF)]]));
    const push = add(force, mul(square(turn), sine));
    const tilting = div(
      sub(mul(sine, (GRAVITY * TOTAL) / (POLE * HALF)), mul(cosine, push)),
      sub((4 / 3) * (TOTAL / POLE), square(cosine)),
    );
    const driving = sub(push, mul(tilting, cosine));
    // Each number of the state grows by its speed, and each speed by its acceleration.
    const euler = matrix(builder, [
      [1, 0, 0, 0, 0],
      [TICK, 1, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, TICK, 1, 0],
      [0, 0, 0, 0, 1],
      [0, (TICK * POLE * HALF) / TOTAL, 0, 0, 0],
      [0, 0, 0, TICK, 0],
    ]);
    return add(matmul(concat([state, driving, tilting]), euler), row(builder, [0, 0, 0, 0, 1]));
  },
  over: (state) => exceeds(abs(state), [EDGE, null, TILT, null, LIMIT - 0.5]),
  ended: (state) => toFloat(exceeds(abs(state), [EDGE, null, TILT, null, null])),
  reward: ({ state }) => constant(state.builder, 1, [state.type.shape[0] as number, 1]),
  observe: (state) => matmul(state, matrix(state.builder, diagonal([1 / EDGE, 1 / SPEED, 1 / TILT, 1 / SPEED, 0], 4))),
};
