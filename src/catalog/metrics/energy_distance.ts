import type { Value } from '../../ir/graph.ts';
import { add, matmul, maximum, mul, reduceMean, reduceSum, sqrt, square, sub, transpose } from '../../ops/index.ts';
import type { MetricDef } from './definition.ts';
import { measuring } from './measuring.ts';

export const energyDistance: MetricDef = {
  label: 'Energy distance',
  tex: "2\\,\\mathbb{E}\\lVert x - \\hat{x} \\rVert - \\mathbb{E}\\lVert x - x' \\rVert - \\mathbb{E}\\lVert \\hat{x} - \\hat{x}' \\rVert",
  hyper: {},
  aliases: ['energy'],
  tasks: ['gan'],
  percent: false,
  better: 'lower',
  /** The rows of `prediction` are generated and those of `target` are real; their numbers may differ. */
  build: ({ prediction, target }) =>
    sub(
      mul(2, meanDistance(prediction, target)),
      add(meanDistance(prediction, prediction), meanDistance(target, target)),
    ),
  measure: measuring(({ scores, labels }) => {
    const mean = (a: ArrayLike<number>, b: ArrayLike<number>) => {
      let sum = 0;
      for (let row = 0; row < a.length; row++) {
        for (let column = 0; column < b.length; column++) {
          sum += Math.abs((a[row] as number) - (b[column] as number));
        }
      }
      return sum / (a.length * b.length);
    };
    return { value: 2 * mean(scores, labels) - mean(scores, scores) - mean(labels, labels) };
  }),
};

/** The mean Euclidean distance between the rows of two matrices, [n, width] and [m, width]. */
function meanDistance(a: Value, b: Value): Value {
  const lengths = (x: Value) => reduceSum(square(x), [1], { keepDims: true });

  // ‖a‖² + ‖b‖² − 2 a·b for all pairs, without a tensor that has all their differences.
  const norms = add(lengths(a), transpose(lengths(b)));
  const squares = sub(norms, mul(2, matmul(a, b, { transB: true })));
  return reduceMean(sqrt(maximum(squares, 0)));
}
