/** Lines fitted to points by losses of the catalog. Pure. */
import { gradientsOf } from '../../autodiff/gradients.ts';
import type { LossDef } from '../../catalog/losses/definition.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../ir/graph.ts';
import { tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { constant, reduceMean, reduceSum } from '../../ops/index.ts';
import type { Point } from '../parts/types.ts';

/** y = slope · x + offset. */
export interface FittedLine {
  readonly slope: number;
  readonly offset: number;
  /** The loss of the points. */
  readonly loss: number;
}

/** A loss of `count` points: its value, and the derivative of each point's share by its prediction. */
export type PointLoss = (
  predictions: Float64Array,
  targets: Float64Array,
) => { readonly loss: number; readonly slopes: Float64Array };

const MOST_ROUNDS = 200;
/** A line that moves less than this in a round has arrived. */
const ARRIVED = 1e-9;
/** Smaller errors weigh as much as errors of this size, because the weight 1/|e| of the absolute error has no limit at 0. */
const SMALLEST_ERROR = 1e-5;

/** The graph of a loss of the catalog, with its gradient by autodiff, as a function in float64. */
export function pointLoss(loss: LossDef, args: Readonly<Record<string, number>>, count: number): PointLoss {
  const builder = new GraphBuilder();
  const column = float32([count, 1]);
  const prediction = builder.input('prediction', column);
  const hyper = Object.keys(loss.hyper).map((name) => [name, constant(builder, args[name] as number)]);
  const examples = loss.build({
    logits: prediction,
    prediction,
    output: 'linear',
    target: builder.input('target', column),
    hyper: Object.fromEntries(hyper),
  });
  const mean = reduceMean(examples);
  const [slopes] = gradientsOf(reduceSum(examples), [prediction]) as [Value];
  const graph = finishGraph({ loss: loss.ofMean?.(mean) ?? mean, slopes });
  return (predictions, targets) => {
    const shape = [count, 1];
    const result = evaluateGraph(graph, { prediction: tensor(shape, predictions), target: tensor(shape, targets) });
    return { loss: result.loss?.data[0] as number, slopes: result.slopes?.data as Float64Array };
  };
}

/**
 * The line with the least loss, by iteratively reweighted least squares: each point weighs as much as the slope of its
 * loss demands, slope / error, and the weighted line is computed exactly, until it no longer moves.
 */
export function fitLine(points: readonly Point[], loss: PointLoss): FittedLine {
  const targets = Float64Array.from(points, ({ y }) => y);
  const predict = ({ slope, offset }: { slope: number; offset: number }) =>
    Float64Array.from(points, ({ x }) => slope * x + offset);
  const zeros = new Float64Array(points.length);
  let line = weightedLine(points, new Float64Array(points.length).fill(1));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const predictions = predict(line);
    const errors = targets.map((y, index) => Math.max(SMALLEST_ERROR, Math.abs((predictions[index] as number) - y)));
    // All losses are symmetric, so only the sizes of the errors count.
    const { slopes } = loss(errors, zeros);
    const next = weightedLine(
      points,
      slopes.map((slope, index) => slope / (errors[index] as number)),
    );
    const moved = Math.abs(next.slope - line.slope) + Math.abs(next.offset - line.offset);
    line = next;
    if (moved < ARRIVED) break;
  }
  return { ...line, loss: loss(predict(line), targets).loss };
}

/** The line with the least weighted sum of squared errors. Horizontal if all points are above one another. */
export function weightedLine(
  points: readonly Point[],
  weights: ArrayLike<number>,
): { readonly slope: number; readonly offset: number } {
  const sum = (of: (point: Point) => number) =>
    points.reduce((total, point, index) => total + (weights[index] as number) * of(point), 0);
  const total = sum(() => 1);
  const [meanX, meanY] = [sum(({ x }) => x) / total, sum(({ y }) => y) / total];
  const spread = sum(({ x }) => (x - meanX) ** 2);
  const slope = spread > 1e-12 * total ? sum(({ x, y }) => (x - meanX) * (y - meanY)) / spread : 0;
  return { slope, offset: meanY - slope * meanX };
}
