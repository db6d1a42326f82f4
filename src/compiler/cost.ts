import { type Graph, reachableFrom, type Value } from '../ir/graph.ts';
import type { SampleType } from '../math/sample.ts';
import { type Shape, sizeOf } from '../math/shape.ts';

/** What a network needs for one example. */
export interface Cost {
  /** About how many multiplications. */
  readonly multiplications: number;
  /** The number of values that it computes, layer by layer. */
  readonly values: number;
}

interface Layers {
  readonly layers: readonly { readonly type: SampleType }[];
  readonly parameters: readonly { readonly layer: number; readonly shape: Shape }[];
}

/** The cost of layers that use each weight at every position of their output: dense ones, and convolutions. */
export function costOfLayers({ layers, parameters }: Layers): Cost {
  const multiplications = parameters.reduce((sum, { layer, shape }) => {
    const positions = layers[layer]?.type.shape.slice(1) ?? [];
    return sum + sizeOf(shape) * sizeOf(positions);
  }, 0);
  return { multiplications, values: layers.reduce((sum, { type }) => sum + sizeOf(type.shape), 0) };
}

/** The cost of a network as its graph shows it, whatever its layers do with their weights. */
export function costOfGraph(output: Value, batch: number): Cost {
  const values = reachableFrom([output]).filter(({ op }) => op !== 'input' && op !== 'constant');
  const total = (of: (value: Value) => number) => values.reduce((sum, value) => sum + of(value), 0) / batch;
  return { multiplications: total(multiplicationsIn), values: total(({ type }) => sizeOf(type.shape)) };
}

/**
 * The number of multiply-adds of a training step. Products with constants do not count: they sum over a batch, or select
 * the elements of a window.
 */
export function multiplyAddsOf({ values }: Graph): number {
  const products = values.filter(({ inputs }) => !inputs.slice(0, 2).some(isConstant));
  return products.reduce((sum, value) => sum + multiplicationsIn(value), 0);
}

/** Whether a value is a constant, or a constant times a scalar, such as the learning rate. */
function isConstant({ op, inputs, constant }: Value): boolean {
  const isScaled = (input: Value, place: number) => isConstant(input) && inputs[1 - place]?.type.shape.length === 0;
  return constant !== null || (op === 'mul' && inputs.some(isScaled));
}

/** Each element of a product sums over the last axis of its first factor, and one of a convolution over a kernel. */
function multiplicationsIn({ op, inputs, attributes, type }: Value): number {
  const [first, second] = inputs;
  if (op === 'conv') return sizeOf(type.shape) * sizeOf(second?.type.shape.slice(1) ?? []);
  // The gradients of a convolution multiply the same pairs of numbers as the convolution itself.
  if (op === 'convTranspose') return sizeOf(first?.type.shape ?? []) * sizeOf(second?.type.shape.slice(1) ?? []);
  if (op === 'convWeight') return sizeOf(second?.type.shape ?? []) * sizeOf(type.shape.slice(1));
  if (op !== 'matmul' && op !== 'gemm') return 0;
  return sizeOf(type.shape) * (first?.type.shape.at(attributes.transA === true ? -2 : -1) ?? 1);
}

/** The cost of an activation in multiplications. */
const ACTIVATION = 20;

/** About how long a network takes for one example, in multiplications. */
export function timeOf({ cost }: { readonly cost: Cost }): number {
  return cost.multiplications + ACTIVATION * cost.values;
}
