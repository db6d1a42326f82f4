import type { Experience } from '../../catalog/methods/definition.ts';
import { float32, type GraphBuilder, type Value } from '../../ir/graph.ts';
import {
  add,
  concat,
  constant,
  equal,
  matmul,
  mul,
  reduceMax,
  reduceSum,
  reshape,
  sub,
  toFloat,
} from '../../ops/index.ts';

/** What is counted while agents act. */
export interface Statistics {
  /** The return and the length of the current episode of each world so far, [2, worlds]. */
  readonly running: Value;
  /** Over the episodes that are over: the sum of their returns, the sum of their lengths, and their number, [3]. */
  readonly finished: Value;
}

/** The statistics after a rollout. */
export function count({ steps, worlds, rewards, over }: Experience, { running, finished }: Statistics): Statistics {
  const { builder } = rewards;
  const table = (column: Value) => reshape(column, [steps, worlds]);
  const overs = table(over);
  const sums = matmul(lowerTriangle(builder, steps), table(rewards));
  // The last step of the rollout at which an episode was over, in each world: its number from 1, or 0.
  const places = mul(overs, numbers(builder, steps));
  const last = reduceMax(places, [0], { keepDims: true });
  const isLast = mul(toFloat(equal(places, last)), overs);
  const any = reduceMax(overs, [0], { keepDims: true });
  // What the rollout adds to episodes that are over by its end, and what it adds in total: returns, lengths.
  const closed = concat([reduceSum(mul(isLast, sums), [0], { keepDims: true }), last], 0);
  const total = concat([reduceSum(table(rewards), [0], { keepDims: true }), constant(builder, steps, [1, worlds])], 0);
  return {
    running: add(mul(running, sub(1, any)), sub(total, closed)),
    finished: add(finished, concat([reduceSum(add(mul(running, any), closed), [1]), reshape(reduceSum(overs), [1])])),
  };
}

/** [count, count]: 1 on and below the diagonal. A product with it gives cumulative sums. */
function lowerTriangle(builder: GraphBuilder, count: number): Value {
  const data = Float64Array.from({ length: count * count }, (_, index) =>
    index % count <= Math.floor(index / count) ? 1 : 0,
  );
  return builder.constant(data, float32([count, count]));
}

/** 1 … count, [count, 1]. */
function numbers(builder: GraphBuilder, count: number): Value {
  return builder.constant(
    Float64Array.from({ length: count }, (_, index) => index + 1),
    float32([count, 1]),
  );
}
