import type { Value } from '../../../ir/graph.ts';
import {
  add,
  concat,
  constant,
  cos,
  greater,
  matmul,
  maximum,
  minimum,
  mul,
  pieces,
  sub,
  toFloat,
} from '../../../ops/index.ts';
import { FASTEST, LEFT, LIMIT, RIGHT } from '../mountain_car.ts';
import type { Dynamics } from './definition.ts';
import { diagonal, exceeds, matrix, row } from './numbers.ts';

/** Of MountainCar-v0 in Gymnasium. */
const FORCE = 0.001;
const GRAVITY = 0.0025;
const GOAL = 0.5;
/** The bottom of the valley is at −π/6. */
const MIDDLE = (LEFT + RIGHT) / 2;

export const mountain_car: Dynamics = {
  noise: { reset: 1, step: 0 },
  reset: (noise) => add(matmul(noise, row(noise.builder, [0.2, 0, 0])), row(noise.builder, [-0.6, 0, 0])),
  step(state, action) {
    const { builder } = state;
    const [x, v, steps] = pieces(state, [1, 1, 1]) as [Value, Value, Value];
    const pulled = sub(v, mul(cos(mul(x, 3)), GRAVITY));
    const driven = add(matmul(action, matrix(builder, [[-FORCE], [0], [FORCE]])), pulled);
    const speed = minimum(maximum(driven, -FASTEST), FASTEST);
    const place = minimum(add(x, speed), RIGHT);
    // A wall at the left end stops the car.
    const moving = toFloat(greater(place, LEFT));
    return concat([maximum(place, LEFT), mul(speed, moving), add(steps, 1)]);
  },
  over: (state) => exceeds(state, [GOAL, null, LIMIT - 0.5]),
  ended: (state) => toFloat(exceeds(state, [GOAL, null, null])),
  reward: ({ state }) => constant(state.builder, -1, [state.type.shape[0] as number, 1]),
  observe(state) {
    const scaled = matmul(state, matrix(state.builder, diagonal([2 / (RIGHT - LEFT), 1 / FASTEST, 0], 2)));
    return sub(scaled, row(state.builder, [(2 * MIDDLE) / (RIGHT - LEFT), 0]));
  },
};
