import type { Value } from '../../../ir/graph.ts';
import {
  add,
  equal,
  greater,
  hardMax,
  matmul,
  maximum,
  minimum,
  mul,
  reshape,
  toFloat,
  where,
} from '../../../ops/index.ts';
import { type Hyper, LIMIT, type Table } from '../gridworld.ts';
import type { Dynamics } from './definition.ts';
import { column, drawAnyRow, drawRow, indices, matrix, row } from './numbers.ts';

/** The step of each action: up, right, down, left; in rows, columns and time. */
const MOVES = [
  [-1, 0, 1],
  [0, 1, 1],
  [1, 0, 1],
  [0, -1, 1],
];

export const gridworld: Dynamics<Hyper, Table> = {
  noise: { reset: 1, step: 2 },
  reset(noise, { args: { size }, layout }) {
    return drawRow(
      noise,
      reshape(layout.starts, [1, size * size]),
      Array.from({ length: size * size }, (_, cell) => [Math.floor(cell / size), cell % size, 0]),
    );
  },
  chance(noise, { args: { slip } }) {
    if (slip === 0) return null;
    const slips = toFloat(greater(slip, column(noise, 0)));
    const directions = MOVES.map((_, at) => MOVES.map((_, other) => (at === other ? 1 : 0)));
    // A direction that counts twice as much as the action replaces it.
    return mul(mul(drawAnyRow(column(noise, 1), directions), slips), 2);
  },
  step(state, action, chance, { args: { size }, layout }) {
    const { builder } = state;
    const direction = chance ? hardMax(add(action, chance)) : action;
    const moved = maximum(add(matmul(direction, matrix(builder, MOVES)), state), 0);
    const target = minimum(moved, row(builder, [size - 1, size - 1, LIMIT]));
    const blocked = greater(lookUp(layout.walls, cellOf(target, size)), 0.5);
    return where(blocked, add(state, row(builder, [0, 0, 1])), target);
  },
  over(state, { args: { size }, layout }) {
    // Half of what a terminal cell counts comes from the steps, at the limit.
    const spent = matmul(state, matrix(state.builder, [[0], [0], [0.5 / (LIMIT - 0.5)]]));
    return greater(add(lookUp(layout.terminals, cellOf(state, size)), spent), 0.5);
  },
  ended: (state, { args: { size }, layout }) => lookUp(layout.terminals, cellOf(state, size)),
  reward: ({ next }, { args: { size }, hyper, layout }) =>
    add(lookUp(layout.rewards, cellOf(next, size)), hyper.step_reward),
  observe: (state, { args: { size } }) => reshape(cellOf(state, size), [state.type.shape[0] as number, 1, size, size]),
};

/** The cell of each world, one-hot: [n, cells]. */
function cellOf(state: Value, size: number): Value {
  const { builder } = state;
  const place = matmul(state, matrix(builder, [[size], [1], [0]]));
  return toFloat(equal(place, indices(builder, size * size)));
}

/** The number of a cell in a table [size, size], for each world: [n, 1]. */
function lookUp(table: Value, cell: Value): Value {
  return matmul(cell, reshape(table, [cell.type.shape[1] as number, 1]));
}
