/** Graphs that examine how a network works through sequences: the inside of a layer, and gradients by steps. */

import { gradientsOf } from '../autodiff/gradients.ts';
import { inputType } from '../experiment/layer-types.ts';
import type { BuiltLayer } from '../experiment/network.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../ir/graph.ts';
import { concat, mul, reduceSum, reshape } from '../ops/index.ts';
import { outputShape } from './data.ts';
import { buildNetwork } from './network.ts';
import { buildExampleLosses, LOGITS, TARGET, targetTable } from './objective.ts';
import type { Member } from './replicas.ts';

/**
 * Parameters and one example `x`, [1, features] → `output`, that of a layer, and what the layer shows of its inside at
 * every step, [steps, …], by the names within the layer, such as `h`.
 */
export function buildInside({ spec, data }: Member, layer: number): Graph {
  const x = new GraphBuilder().input('x', float32([1, data.features.length]));
  const shown = new Map<string, readonly Value[]>();
  const { name, units } = buildNetwork(spec, x, data.outputs, { shown }).layers[layer] as BuiltLayer;
  const outputs: Record<string, Value> = { output: units };
  for (const [full, values] of shown) {
    if (full.startsWith(`${name}/`) && isEveryStep(values)) outputs[full.slice(name.length + 1)] = concat(values, 0);
  }
  return finishGraph(outputs);
}

/** Whether a layer showed a tensor for each step. */
function isEveryStep(values: readonly Value[]): boolean {
  return values.every(({ type }) => type.shape.length === 2 && type.shape[0] === 1);
}

/** The name under which a recurrent layer shows its outputs in one direction: the layer, and whether it is backwards. */
const STATE = /^(.+)\/h(_reverse)?$/;

/** A recurrent layer in one direction. */
export interface Direction {
  /** Name of the layer. */
  readonly layer: string;
  readonly reverse: boolean;
}

/** The recurrent layer and the direction to which an output of `buildStateGradients` belongs. */
export function directionOf(name: string): Direction | null {
  const [, layer, reverse] = STATE.exec(name) ?? [];
  return layer === undefined ? null : { layer, reverse: reverse !== undefined };
}

/**
 * Parameters, `count` examples `x`, [count, features], and their targets → the gradient of the loss of each example by
 * the output of each recurrent layer at each step, [steps, count, units], by names such as `lstm1/h`. Penalties do not
 * depend on these outputs, and nothing is dropped.
 */
export function buildStateGradients({ spec, data }: Member, count: number): Graph {
  const builder = new GraphBuilder();
  const x = builder.input('x', float32([count, data.features.length]));
  const width = targetTable(spec, data, data.parts.train).shape[1] as number;
  const target = builder.input(TARGET, float32([count, width]));
  const shown = new Map<string, readonly Value[]>();
  const network = buildNetwork(spec, x, data.outputs, { shown });
  // No example depends on another one, so that the gradient of the sum has that of each loss in its rows.
  const loss = reduceSum(buildExampleLosses(spec, data, network, target));
  const states = [...shown].filter(([name]) => directionOf(name) !== null);
  const gradients = gradientsOf(
    loss,
    states.flatMap(([, values]) => values),
  );
  const outputs: Record<string, Value> = {};
  let first = 0;
  for (const [name, values] of states) {
    const own = gradients.slice(first, first + values.length);
    first += values.length;
    outputs[name] = reshape(concat(own, 0), [values.length, ...(values[0] as Value).type.shape]);
  }
  return finishGraph(outputs);
}

/**
 * Parameters, one example `x`, [1, features], and `direction` → `logits` of the example, and `gradient`, that of their
 * sum weighted by the direction, by what represents each step: its numbers, its one-hot token, or its embedding if the
 * first layer looks tokens up. Logits and direction have the shape of `outputShape`; a regression has its outputs in place
 * of the logits.
 */
export function buildStepSaliency({ spec, data }: Member): Graph {
  const builder = new GraphBuilder();
  const x = builder.input('x', float32([1, data.features.length]));
  const direction = builder.input('direction', float32(outputShape(data, 1)));
  const shown = new Map<string, readonly Value[]>();
  const { layers, output } = buildNetwork(spec, x, data.outputs, { shown });
  const logits = data.answer === 'number' ? output.units : output.logits;
  const [received] = shown.get('input') as readonly [Value];
  const steps = isEmbedded(spec) ? (layers[0] as BuiltLayer).units : received;
  const [gradient] = gradientsOf(reduceSum(mul(logits, direction)), [steps]) as [Value];
  return finishGraph({ [LOGITS]: logits, gradient });
}

/** Whether the first layer looks tokens up. */
export function isEmbedded(spec: Member['spec']): boolean {
  return inputType(spec).vocabulary !== undefined;
}
