import type { Value } from '../../../ir/graph.ts';
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
} from '../../../ops/index.ts';
import { EDGE, HALF, LIMIT, POLE, SPEED, TILT } from '../cart_pole.ts';
import type { Dynamics } from './definition.ts';
import { diagonal, exceeds, matrix, row } from './numbers.ts';

/** Of CartPole-v1 in Gymnasium, in metres, kilograms and seconds. */
const GRAVITY = 9.8;
const TOTAL = 1 + POLE;
const FORCE = 10;
const TICK = 0.02;

/** The equations of the appendix of the paper, without friction, integrated by explicit Euler steps as in Gymnasium. */
export const cart_pole: Dynamics = {
  noise: { reset: 4, step: 0 },
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
