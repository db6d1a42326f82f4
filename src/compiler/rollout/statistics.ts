import type { Experience } from '../../catalog/methods/learning/definition.ts';
import { float32, type GraphBuilder, type Value } from '../../ir/graph.ts';
import {
  add,
  concat,
  equal,
  greater,
  matmul,
  mul,
  piece,
  reduceMax,
  reduceSum,
  reshape,
  sub,
  toFloat,
} from '../../ops/index.ts';

/** What is counted while an agent acts. */
export interface Statistics {
  /** The return of the current episode of each world so far, [1, worlds]. */
  readonly running: Value;
  /** The return of the last episode of each world that is over, and the number of all that are, [2, worlds]. */
  readonly latest: Value;
}

/** The statistics after a rollout. */
export function count({ steps, worlds, rewards, over }: Experience, { running, latest }: Statistics): Statistics {
  const { builder } = rewards;
  const table = (column: Value) => reshape(column, [steps, worlds]);
  const alongSteps = { keepDims: true };
  const rewarded = table(rewards);
  const overs = table(over);
  const sums = matmul(lowerTriangle(builder, steps), rewarded);
  // The number of each step from 1 at which an episode was over, and 0 at any other.
  const places = mul(overs, numbers(builder, steps));
  const { at: isLast } = largest(places);
  const { at: isBefore, exists: isSecond } = largest(mul(places, sub(1, isLast)));
  const sumAt = (at: Value) => reduceSum(mul(at, sums), [0], alongSteps);
  const atLast = sumAt(isLast);
  const isAny = reduceMax(overs, [0], alongSteps);
  // The last episode began in this rollout if another one was over before it.
  const returned = add(sub(atLast, sumAt(isBefore)), mul(running, sub(1, isSecond)));
  const [before, counted] = [piece(latest, [1, 1], 0, 0), piece(latest, [1, 1], 1, 0)];
  const goesOn = sub(1, isAny);
  return {
    running: add(mul(running, goesOn), sub(reduceSum(rewarded, [0], alongSteps), atLast)),
    latest: concat(
      [add(mul(before, goesOn), mul(returned, isAny)), add(counted, reduceSum(overs, [0], alongSteps))],
      0,
    ),
  };
}

/**
 * 1 where a column has its largest number, if that is above 0, and 0 elsewhere; and whether it is.
 * @param places different numbers in each column, except for zeros
 */
function largest(places: Value): { readonly at: Value; readonly exists: Value } {
  const most = reduceMax(places, [0], { keepDims: true });
  const exists = toFloat(greater(most, 0));
  return { at: mul(toFloat(equal(places, most)), exists), exists };
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
