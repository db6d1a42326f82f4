import { gradientsOf } from '../../src/autodiff/gradients.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../src/ir/graph.ts';
import type { Tensor } from '../../src/math/tensor.ts';
import { evaluateGraph } from '../../src/ops/evaluate.ts';
import { mul, reduceSum } from '../../src/ops/index.ts';

/**
 * The largest difference between the derived gradient and central differences in float64, relative to 1 + |gradient|,
 * over every element of every input. The function's result is weighted with fixed, unequal numbers and summed, so that
 * every entry of the Jacobian counts.
 */
export function gradientError(inputs: readonly Tensor[], build: (inputs: readonly Value[]) => Value): number {
  const builder = new GraphBuilder();
  const values = inputs.map((input, index) => builder.input(`x${index}`, float32(input.shape)));
  const result = build(values);
  const size = result.type.shape.reduce((product, length) => product * length, 1);
  const weights = builder.constant(
    Float64Array.from({ length: size }, (_, index) => Math.cos(index + 1)),
    result.type,
  );
  const loss = reduceSum(mul(result, weights));
  const gradients = gradientsOf(loss, values);

  const feeds = Object.fromEntries(inputs.map((input, index) => [`x${index}`, input]));
  const gradientGraph = finishGraph(Object.fromEntries(gradients.map((gradient, index) => [`g${index}`, gradient])));
  const derived = evaluateGraph(gradientGraph, feeds);
  const lossGraph = finishGraph({ loss });
  const lossAt = () => evaluateGraph(lossGraph, feeds).loss?.data[0] as number;

  let worst = 0;
  inputs.forEach((input, index) => {
    for (let element = 0; element < input.data.length; element++) {
      const middle = input.data[element] as number;
      const h = 1e-5 * (1 + Math.abs(middle));
      input.data[element] = middle + h;
      const above = lossAt();
      input.data[element] = middle - h;
      const below = lossAt();
      input.data[element] = middle;
      const numeric = (above - below) / (2 * h);
      const exact = derived[`g${index}`]?.data[element] as number;
      worst = Math.max(worst, Math.abs(exact - numeric) / (1 + Math.abs(numeric)));
    }
  });
  return worst;
}
