import { float32, type GraphBuilder, type Value } from '../../../ir/graph.ts';
import {
  add,
  cos,
  greater,
  log,
  matmul,
  maximum,
  mul,
  piece,
  reduceMax,
  reduceSum,
  sqrt,
  sub,
  toFloat,
} from '../../../ops/index.ts';

/** A matrix of constants. */
export function matrix(builder: GraphBuilder, rows: readonly (readonly number[])[]): Value {
  return builder.constant(Float64Array.from(rows.flat()), float32([rows.length, rows[0]?.length ?? 0]));
}

/** A row of constants, [1, n], which broadcasts along the worlds. */
export function row(builder: GraphBuilder, numbers: readonly number[]): Value {
  return matrix(builder, [numbers]);
}

/** The constants 0 … count − 1, [1, count]. */
export function indices(builder: GraphBuilder, count: number): Value {
  return row(
    builder,
    Array.from({ length: count }, (_, index) => index),
  );
}

/** A column of a table [n, columns], as [n, 1]. */
export function column(table: Value, index: number): Value {
  const count = table.type.shape[1] as number;
  return piece(table, new Array<number>(count).fill(1), index);
}

/** A standard normal number of two uniform ones, [n, 2] → [n, 1] (Box–Muller). */
export function normal(uniform: Value): Value {
  // The largest uniform numbers are 1 in float32, and the logarithm of 0 is infinite.
  const rest = maximum(sub(1, column(uniform, 0)), 2 ** -24);
  const radius = sqrt(mul(log(rest), -2));
  return mul(radius, cos(mul(column(uniform, 1), 2 * Math.PI)));
}

/**
 * Whether a number in a row of the state is beyond its bound: bool, [n, 1].
 * @param bounds positive, in the order of the row; null for a number without one
 */
export function exceeds(state: Value, bounds: readonly (number | null)[]): Value {
  const bounded = bounds.flatMap((bound, place) => (bound === null ? [] : [{ place, scale: 1 / bound }]));
  const scales = bounds.map((_, row) => bounded.map(({ place, scale }) => (place === row ? scale : 0)));
  // A product costs less here than a multiplication that broadcasts, and leaves fewer columns.
  const scaled = matmul(state, matrix(state.builder, scales));
  return greater(bounded.length === 1 ? scaled : reduceMax(scaled, [-1], { keepDims: true }), 1);
}

/** Rows of a matrix with these numbers on its diagonal, a row for each; `width` columns. */
export function diagonal(numbers: readonly number[], width = numbers.length): readonly (readonly number[])[] {
  return numbers.map((number, place) => Array.from({ length: width }, (_, index) => (index === place ? number : 0)));
}

/**
 * Draws a row of a table for each uniform number, [n, 1] → [n, columns]: the first one if all weights are 0.
 * @param weights how often each row is drawn, in proportion: not negative, [1, rows]
 */
export function drawRow(uniform: Value, weights: Value, table: readonly (readonly number[])[]): Value {
  const { builder } = uniform;
  const sums = matmul(
    weights,
    matrix(
      builder,
      table.map((_, from) => table.map((_, to) => (from <= to ? 1 : 0))),
    ),
  );
  // The largest uniform numbers are 1 in float32, and have to draw a row, too.
  const total = mul(reduceSum(weights), 1 - 1e-6);
  // 0 before the row that is drawn, and 1 from there on: the differences of the rows add up to it.
  const reached = toFloat(greater(sums, mul(uniform, total)));
  const first = table[0] as readonly number[];
  const differences = table.map((numbers, index) =>
    numbers.map((number, place) => number - (table[index + 1]?.[place] ?? (first[place] as number))),
  );
  return add(matmul(reached, matrix(builder, differences)), row(builder, first));
}

/** Draws a row of a table for each uniform number, each of them equally often. */
export function drawAnyRow(uniform: Value, table: readonly (readonly number[])[]): Value {
  return drawRow(
    uniform,
    row(
      uniform.builder,
      table.map(() => 1),
    ),
    table,
  );
}
