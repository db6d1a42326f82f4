/** Softmax with a temperature, from the softmax of the catalog. Pure. */
import { applyActivation } from '../../catalog/activations/apply.ts';
import { activations } from '../../catalog/activations/index.ts';
import { finishGraph, float32, GraphBuilder } from '../../ir/graph.ts';
import { tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { div } from '../../ops/index.ts';

/** The probabilities softmax(logits / temperature). */
export function probabilitiesOf(logits: readonly number[], temperature: number): number[] {
  const shape = [1, logits.length];
  const x = new GraphBuilder().input('x', float32(shape));
  const graph = finishGraph({ y: applyActivation(activations.softmax, div(x, temperature), {}) });
  return Array.from(evaluateGraph(graph, { x: tensor(shape, logits) }).y?.data ?? []);
}

/** The entropy in nats: 0 if one class is certain, log K if K classes are equally probable. */
export function entropyOf(probabilities: readonly number[]): number {
  return probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}
