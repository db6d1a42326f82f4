import type { Attributes, TensorType, Value } from '../ir/graph.ts';
import type { Tensor } from '../math/tensor.ts';

/** An attribute of an ONNX node: one integer or several; ONNX floats are marked. */
export type OnnxAttribute = number | readonly number[] | { readonly float: number };

/** What an op uses to write itself into an ONNX graph. Tensors are given by name. */
export interface Emitter {
  /** Adds a node and returns the name of its first output. */
  node(type: string, inputs: readonly string[], attributes?: Readonly<Record<string, OnnxAttribute>>): string;
  /**
   * Splits a tensor along an axis into consecutive pieces of these lengths; the same request returns the same pieces.
   */
  split(input: string, lengths: readonly number[], axis: number): readonly string[];
  /** Concatenates tensors along an axis. */
  concat(inputs: readonly string[], axis: number): string;
  /** A one-dimensional int64 constant, the form in which ONNX takes axes and shapes. */
  integers(values: readonly number[]): string;
}

/** A primitive: what an op computes and how it is written as ONNX. Its rules are in gradients.ts and replicas.ts. */
export interface Op {
  /** @throws RangeError or TypeError if the inputs do not fit the op */
  infer(inputs: readonly TensorType[], attributes: Attributes): TensorType;
  /** The result in float64, whatever the dtype: booleans are 0 and 1. */
  evaluate(inputs: readonly Tensor[], attributes: Attributes, type: TensorType): Tensor;
  /** Emits `value` and returns the name of its result. */
  lower(value: Value, inputs: readonly string[], emitter: Emitter): string;
}

/** Lowers to one ONNX node without attributes. */
export function toNode(type: string): Op['lower'] {
  return (_value, inputs, emitter) => emitter.node(type, inputs);
}
