import type { Value } from '../../ir/graph.ts';
import { flatSample } from '../../math/sample.ts';
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
} from '../../ops/index.ts';
import type { EnvironmentDef } from './definition.ts';
import { diagonal, exceeds, matrix, row } from './numbers.ts';

/** Of MountainCar-v0 in Gymnasium. */
const FORCE = 0.001;
const GRAVITY = 0.0025;
const FASTEST = 0.07;
const LEFT = -1.2;
const RIGHT = 0.6;
const GOAL = 0.5;
const LIMIT = 200;
/** The bottom of the valley is at −π/6. */
const MIDDLE = (LEFT + RIGHT) / 2;

/** The car of Moore's thesis with the constants of Gymnasium. */
export const mountain_car: EnvironmentDef = {
  kind: 'environment',
  label: 'Mountain car',
  tex: '\\begin{aligned} v &\\leftarrow v + 0.001\\,(a - 1) - 0.0025 \\cos 3x \\\\ x &\\leftarrow x + v \\end{aligned}',
  hyper: {},
  aliases: ['mountaincar'],
  explain:
    'The agent drives a car that is too weak for the hill out of a valley and loses 1 for every step until then.',
  actions: () => ['left', 'coast', 'right'],
  observation: () => flatSample(2),
  observed: ['position', 'speed'],
  origin: () => [-Math.PI / 6, 0, 0],
  axes: () => [
    { of: 'position', range: [LEFT, RIGHT] },
    { of: 'speed', range: [-FASTEST, FASTEST] },
  ],
  state: () => ['position', 'speed', 'steps'],
  noise: { reset: 1, step: 0 },
  limit: () => LIMIT,
  solved: () => -110,
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
