import { create } from '@bufbuild/protobuf';
import { type GraphProto, GraphProtoSchema, type NodeProto, type TensorProto, type ValueInfoProto } from 'onnx-buf';
import type { Value } from '../ir/graph.ts';
import type { Emitter } from '../ops/op.ts';
import { opNamed } from '../ops/table.ts';
import {
  type Dimension,
  type NodeAttribute,
  type NumberDType,
  type OnnxDType,
  operation,
  tensorConstant,
  tensorInfo,
} from './proto.ts';

/**
 * The most tensors that one node may split into or join on WebGPU: every device allows a shader eight storage buffers,
 * and the tensor that is split takes one of them.
 */
export const WIDEST_ON_WEBGPU = 7;

/** What a node belongs to, and what it computes. */
export interface About {
  readonly scope: string;
  readonly text: string;
}

/**
 * Collects one ONNX graph. A graph inside a node (the body of a Scan) has its own writer, which shares names and
 * constants with the outermost one.
 */
export class GraphWriter implements Emitter {
  readonly #root: GraphWriter;
  readonly #inputs: ValueInfoProto[] = [];
  readonly #outputs: ValueInfoProto[] = [];
  readonly #nodes: NodeProto[] = [];
  readonly #constants: TensorProto[] = [];
  readonly #shapes: ValueInfoProto[] = [];
  readonly #constantNames = new Map<Value | string, string>();
  readonly #pieces = new Map<string, readonly string[]>();
  readonly #widest: number;
  readonly #named = new Map<string, number>();
  #count = 0;
  /**
   * What the nodes added from now on belong to: they are named after it, and say what they compute. Null leaves them
   * without names.
   */
  about: About | null = null;
  /** Tells what the nodes of a value belong to, here and in the graphs inside nodes; null leaves `about` as it is. */
  describe: ((value: Value) => About) | null = null;

  /** @param widest tensors that one node may split into or join */
  constructor(parent?: GraphWriter, widest = Number.POSITIVE_INFINITY) {
    this.#root = parent ? parent.#root : this;
    this.#widest = widest;
  }

  get inputNames(): string[] {
    return this.#inputs.map((input) => input.name);
  }

  get outputNames(): string[] {
    return this.#outputs.map((output) => output.name);
  }

  input(name: string, dtype: OnnxDType, shape: readonly Dimension[], text?: string): string {
    this.#inputs.push(tensorInfo(name, dtype, shape, text));
    return name;
  }

  /** A tensor with a name of its own inside the model, such as a parameter; the default value of an input of that name. */
  initializer(name: string, dtype: NumberDType, shape: readonly number[], values: Iterable<number>): string {
    this.#root.#constants.push(tensorConstant(name, dtype, shape, values));
    return name;
  }

  /** States the shape of a tensor between nodes, which programs show that draw the graph. */
  shape(name: string, dtype: OnnxDType, shape: readonly Dimension[]): void {
    this.#shapes.push(tensorInfo(name, dtype, shape));
  }

  /** Declares an output called `name` that has the value of the tensor `source`. */
  output(name: string, source: string, dtype: OnnxDType, shape: readonly Dimension[]): void {
    this.#nodes.push(operation('Identity', [source], [name], {}));
    this.#outputs.push(tensorInfo(name, dtype, shape));
  }

  /** Declares an output with the value of a tensor that a node computes, and gives that tensor its name. */
  namedOutput(name: string, source: string, dtype: OnnxDType, shape: readonly Dimension[], text?: string): void {
    const made = this.#nodes.some(({ output }) => output.includes(source));
    if (!made || this.outputNames.includes(source)) {
      this.output(name, source, dtype, shape);
      return;
    }
    const renamed = (one: string) => (one === source ? name : one);
    for (const node of this.#nodes) {
      node.input = node.input.map(renamed);
      node.output = node.output.map(renamed);
    }
    const stated = this.#shapes.findIndex((one) => one.name === source);
    if (stated >= 0) this.#shapes.splice(stated, 1);
    this.#outputs.push(tensorInfo(name, dtype, shape, text));
  }

  /** Declares the next output where only its position counts, as in the body of a Scan, without a copy if possible. */
  unnamedOutput(source: string, dtype: OnnxDType, shape: readonly Dimension[]): void {
    const own = this.#nodes.some((node) => node.output.includes(source));
    const taken = this.outputNames.includes(source);
    const name = own && !taken ? source : this.node('Identity', [source]);
    this.#outputs.push(tensorInfo(name, dtype, shape));
  }

  node(type: string, inputs: readonly string[], attributes: Readonly<Record<string, NodeAttribute>> = {}): string {
    return this.nodes(type, inputs, attributes, 1)[0] as string;
  }

  /** Adds a node with several outputs and returns their names. */
  nodes(
    type: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, NodeAttribute>>,
    count: number,
  ): string[] {
    const outputs = Array.from({ length: count }, () => this.#fresh(type));
    const name = outputs[0] as string;
    const text = this.about ? { name, docString: this.about.text } : undefined;
    this.#nodes.push(operation(type, inputs, outputs, attributes, text));
    return outputs;
  }

  split(input: string, lengths: readonly number[], axis: number): readonly string[] {
    if (lengths.length === 1) return [input];
    const key = `${input} ${axis} ${lengths.join(' ')}`;
    const known = this.#pieces.get(key);
    if (known) return known;
    const groups = this.#groups(lengths);
    const sums = groups.map((group) => group.reduce((sum, length) => sum + length, 0));
    const pieces =
      groups.length === lengths.length
        ? this.nodes('Split', [input, this.integers(lengths)], { axis }, lengths.length)
        : this.split(input, sums, axis).flatMap((piece, index) => this.split(piece, groups[index] as number[], axis));
    this.#pieces.set(key, pieces);
    return pieces;
  }

  /** Splits a tensor along an axis into equal pieces, however long it is; the same request returns the same pieces. */
  evenSplit(input: string, count: number, axis: number): readonly string[] {
    const key = `${input} ${axis} into ${count}`;
    const pieces = this.#pieces.get(key) ?? this.nodes('Split', [input], { axis }, count);
    this.#pieces.set(key, pieces);
    return pieces;
  }

  concat(inputs: readonly string[], axis: number): string {
    if (inputs.length === 1) return inputs[0] as string;
    const groups = this.#groups(inputs);
    return groups.length === inputs.length
      ? this.node('Concat', inputs, { axis })
      : this.concat(
          groups.map((group) => this.concat(group, axis)),
          axis,
        );
  }

  /** Splits a list that is too wide for one node into at most as many groups as a node may have. */
  #groups<T>(list: readonly T[]): T[][] {
    const size = list.length <= this.#root.#widest ? 1 : Math.ceil(list.length / this.#root.#widest);
    return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
      list.slice(index * size, (index + 1) * size),
    );
  }

  integers(values: readonly number[]): string {
    const key = `int64 ${values.join(' ')}`;
    return this.#constant(key, (name) => tensorConstant(name, 'int64', [values.length], values));
  }

  /** A table of numbers that is stored inside the model. @param name its name there, if it should have a certain one */
  table(
    key: Value | string,
    dtype: NumberDType,
    shape: readonly number[],
    values: Iterable<number>,
    name?: string,
  ): string {
    return this.#constant(key, (fresh) => tensorConstant(fresh, dtype, shape, values), name);
  }

  /** Emits `values`, each after its inputs; `names` knows the graph's inputs and learns the rest. */
  emit(values: readonly Value[], names: Map<Value, string>): void {
    for (const value of values) {
      if (names.has(value)) continue;
      if (this.#root.describe) this.about = this.#root.describe(value);
      const inputs = value.inputs.map((input) => names.get(input) as string);
      names.set(value, value.constant ? this.#graphConstant(value) : opNamed(value.op).lower(value, inputs, this));
    }
  }

  finish(name: string): GraphProto {
    return create(GraphProtoSchema, {
      name,
      node: this.#nodes,
      initializer: this.#constants,
      input: this.#inputs,
      output: this.#outputs,
      valueInfo: this.#shapes,
    });
  }

  #graphConstant(value: Value): string {
    const data = value.constant as Float64Array;
    return this.#constant(value, (name) => tensorConstant(name, value.type.dtype, value.type.shape, data));
  }

  #constant(key: Value | string, make: (name: string) => TensorProto, given?: string): string {
    const root = this.#root;
    const known = root.#constantNames.get(key);
    if (known) return known;
    const name = given ?? (this.about ? this.#fresh('const') : root.#fresh('const'));
    root.#constants.push(make(name));
    root.#constantNames.set(key, name);
    return name;
  }

  #fresh(stem: string): string {
    if (this.about) {
      const name = `${this.about.scope}/${stem}`;
      const before = this.#root.#named.get(name) ?? 0;
      this.#root.#named.set(name, before + 1);
      return before === 0 ? name : `${name}_${before}`;
    }
    return `${stem}_${this.#root.#count++}`;
  }
}
