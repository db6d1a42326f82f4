import type { Value } from '../../../ir/graph.ts';
import {
  add,
  equal,
  greater,
  matmul,
  maximum,
  minimum,
  mul,
  pieces,
  reduceMax,
  reshape,
  sub,
  toFloat,
} from '../../../ops/index.ts';
import type { Dynamics } from './definition.ts';
import { drawAnyRow, exceeds, indices, matrix, row } from './numbers.ts';

export const catching: Dynamics<'rows' | 'columns'> = {
  noise: { reset: 1, step: 0 },
  reset: (noise, { args: { columns } }) =>
    drawAnyRow(
      noise,
      Array.from({ length: columns }, (_, column) => [0, column, Math.floor(columns / 2)]),
    ),
  step(state, action, _chance, { args: { rows, columns } }) {
    const { builder } = state;
    const moves = matrix(builder, [
      [1, 0, -1],
      [1, 0, 0],
      [1, 0, 1],
    ]);
    const moved = maximum(add(matmul(action, moves), state), 0);
    return minimum(moved, row(builder, [rows - 1, columns - 1, columns - 1]));
  },
  over: (state, { args: { rows } }) => exceeds(state, [rows - 1.5, null, null]),
  ended: (state, { args: { rows } }) => toFloat(exceeds(state, [rows - 1.5, null, null])),
  reward({ next }, { args: { rows } }) {
    const [fallen, ball, paddle] = pieces(next, [1, 1, 1]) as [Value, Value, Value];
    const caught = sub(mul(toFloat(equal(ball, paddle)), 2), 1);
    return mul(toFloat(greater(fallen, rows - 1.5)), caught);
  },
  observe(state, { args: { rows, columns } }) {
    const { builder } = state;
    const count = state.type.shape[0] as number;
    // The places of the ball and of the paddle among the pixels.
    const weights = matrix(builder, [
      [columns, 0],
      [1, 0],
      [0, 1],
    ]);
    const places = add(matmul(state, weights), row(builder, [0, (rows - 1) * columns]));
    const pixels = toFloat(equal(reshape(places, [count, 2, 1]), indices(builder, rows * columns)));
    return reshape(reduceMax(pixels, [1]), [count, 1, rows, columns]);
  },
};
