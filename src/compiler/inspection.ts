/** Graphs that examine a network: example by example, unit by unit, or for many sets of parameters at once. */

import { gradientsOf } from '../autodiff/gradients.ts';
import { PARTS } from '../experiment/experiment.ts';
import type { BuiltLayer } from '../experiment/network.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../ir/graph.ts';
import { unitAxisOf } from '../math/sample.ts';
import { sizeOf } from '../math/shape.ts';
import { concatenate, type Tensor, tensor } from '../math/tensor.ts';
import { mul, reduceSum, reshape, transpose } from '../ops/index.ts';
import { outputShape } from './data.ts';
import { activateOutput, buildNetwork } from './network.ts';
import { buildExampleLosses, buildLoss, LOGITS, targetTable } from './objective.ts';
import { replicate } from './passes/replicate.ts';
import { byPosition } from './positions.ts';
import { penalize } from './regularize.ts';
import type { Member } from './replicas.ts';

/** Parameters and examples `x`, [count, features] → their `logits`, in the shape of `outputShape`. */
export function buildLogits({ spec, data }: Member, count: number): Graph {
  const x = new GraphBuilder().input('x', float32([count, data.features.length]));
  return finishGraph({ [LOGITS]: byPosition(buildNetwork(spec, x, data.outputs).output.logits, data) });
}

/** Parameters and one example `x`, [1, features] → the output of every layer, by its name. */
export function buildExample({ spec, data }: Member): Graph {
  const x = new GraphBuilder().input('x', float32([1, data.features.length]));
  const { layers } = buildNetwork(spec, x, data.outputs);
  return finishGraph(Object.fromEntries(layers.map(({ name, units }) => [name, units])));
}

/** Parameters and examples `x`, [count, features] → the output of one layer, [count, …], by its name. */
export function buildLayer({ spec, data }: Member, count: number, layer: number): Graph {
  const x = new GraphBuilder().input('x', float32([count, data.features.length]));
  const { name, units } = buildNetwork(spec, x, data.outputs).layers[layer] as BuiltLayer;
  return finishGraph({ [name]: units });
}

/**
 * Parameters and one example `x`, [1, features] → what layers show of their inside under one of these names, such as
 * `self_attention2/attention` for `attention`. Of what they show for each step, it is the first.
 */
export function buildShown({ spec, data }: Member, names: readonly string[]): Graph {
  const x = new GraphBuilder().input('x', float32([1, data.features.length]));
  const shown = new Map<string, readonly Value[]>();
  buildNetwork(spec, x, data.outputs, { shown });
  const wanted = [...shown].flatMap(([name, [value]]) =>
    value && names.some((one) => name.endsWith(`/${one}`)) ? [[name, value] as const] : [],
  );
  return finishGraph(Object.fromEntries(wanted));
}

/**
 * Parameters, one example `x`, [1, features], and `direction`, [1, outputs] → `logits`, those of the example, and
 * `saliency`, [1, features]: the gradient of their sum, weighted by the direction, by the inputs. A regression has its
 * outputs in place of the logits.
 */
export function buildSaliency({ spec, data }: Member): Graph {
  const builder = new GraphBuilder();
  const x = builder.input('x', float32([1, data.features.length]));
  const direction = builder.input('direction', float32([1, data.outputs]));
  const { output } = buildNetwork(spec, x, data.outputs);
  const logits = data.answer === 'number' ? output.units : output.logits;
  const [saliency] = gradientsOf(reduceSum(mul(logits, direction)), [x]) as [Value];
  return finishGraph({ logits, saliency });
}

/** `logits` → `values`, both in the shape of `outputShape`, and `losses` [count] of all examples, without penalties; live numbers are inputs. */
export function buildOutputs({ spec, data }: Member): Graph {
  const target = oneBelowTheOther(PARTS.map((part) => targetTable(spec, data, data.parts[part])));
  const [count] = target.shape as [number];
  const builder = new GraphBuilder();
  const logits = builder.input(LOGITS, float32(outputShape(data, count)));
  const units = activateOutput(spec, logits);
  const actual = builder.constant(target.data, float32(target.shape));
  return finishGraph({ values: units, losses: buildExampleLosses(spec, data, { output: { logits, units } }, actual) });
}

/**
 * Parameters → the output of every layer, by its name, for the first training examples: [units, examples], or
 * [channels, examples · positions]; for sequences, the steps are positions.
 * @param most the maximum number of examples
 */
export function buildActivations({ spec, data }: Member, most: number): Graph {
  const examples = firstRows(data.parts.train.x, most);
  const builder = new GraphBuilder();
  const x = builder.constant(examples.data, float32(examples.shape));
  const { layers } = buildNetwork(spec, x, data.outputs);
  return finishGraph(
    Object.fromEntries(layers.map(({ name, units, type }) => [name, unitsFirst(units, unitAxisOf(type) + 1)])),
  );
}

/** [units, batch · positions], for layers whose units are not at positions [units, batch]. */
function unitsFirst(units: Value, axis: number): Value {
  const { shape } = units.type;
  if (shape.length === 2) return transpose(units);
  const count = shape[axis] as number;
  const others = shape.flatMap((_, index) => (index === axis ? [] : [index]));
  return reshape(transpose(units, [axis, ...others]), [count, sizeOf(shape) / count]);
}

/**
 * `count` values of every parameter, [count, …shape] → `losses` [count]: the loss of the first training examples with its
 * penalties, without the noise of training.
 * @param most the maximum number of examples
 */
export function buildLosses({ spec, data }: Member, count: number, most: number): Graph {
  const { train } = data.parts;
  const builder = new GraphBuilder();
  const table = (rows: Tensor): Value => {
    const { shape, data: values } = firstRows(rows, most);
    return builder.constant(values, float32(shape));
  };
  const network = buildNetwork(spec, table(train.x), data.outputs);
  const loss = buildLoss(spec, data, network, table(targetTable(spec, data, train)));
  const trained = network.parameters.filter(({ frozen }) => !frozen);
  const names = new Set(network.parameters.map(({ name }) => name));
  return replicate(finishGraph({ losses: penalize(spec, loss, trained) }), count, (name) => names.has(name));
}

function firstRows({ shape, data }: Tensor, most: number): Tensor {
  const [rows, width] = shape as [number, number];
  const count = Math.min(rows, most);
  return tensor([count, width], data.subarray(0, count * width));
}

function oneBelowTheOther(tables: readonly Tensor[]): Tensor {
  const rows = tables.reduce((sum, { shape }) => sum + (shape[0] as number), 0);
  return tensor([rows, tables[0]?.shape[1] as number], concatenate(tables.map(({ data }) => data)));
}
