import type { Graph, Value } from '../ir/graph.ts';
import type { Emitter, OnnxAttribute } from '../ops/op.ts';
import { opNamed } from '../ops/table.ts';
import type { Dimension } from './proto.ts';
import type { GraphWriter } from './writer.ts';

/**
 * Two batch sizes that no other length of a network equals: what differs between the graphs for them depends on the
 * batch.
 */
export const TWO_BATCHES = [1009, 1013] as const;

/** A graph, built for each of `TWO_BATCHES`. */
export type TwoGraphs = readonly [Graph, Graph];

/** Tells what a value belongs to before its nodes are added. */
export type Announce = (value: Value) => void;

/**
 * Emits a graph for batches of any size. Shapes in a graph are numbers, so it is built for two batch sizes, and each
 * number that is emitted is compared: one that differs is a multiple of the batch.
 * @param names knows the inputs of the first graph and learns the rest
 * @param batch the name of a vector with the size of the batch
 * @throws Error if a value depends on the batch in another way
 */
export function emitForAnyBatch(
  writer: GraphWriter,
  [graph, other]: TwoGraphs,
  names: Map<Value, string>,
  batch: () => string,
  announce: Announce,
): void {
  if (graph.values.length !== other.values.length) throw new Error('the batch changes the operations of the network');
  // An op may be its input, and then its shape is known.
  const stated = new Set(names.values());
  graph.values.forEach((value, index) => {
    const twin = other.values[index] as Value;
    if (value.op !== twin.op) throw new Error(`the batch changes "${value.op}" into "${twin.op}"`);
    if (names.has(value)) return;
    announce(value);
    const name = value.constant ? constantOf(writer, value, twin, batch) : lowered(writer, value, twin, names, batch);
    if (!value.constant && !stated.has(name)) writer.shape(name, value.type.dtype, namedLengths(value, twin));
    stated.add(name);
    names.set(value, name);
  });
}

/** The shape of a value for people: `batch`, or `8*batch`. */
function namedLengths({ type }: Value, twin: Value): readonly Dimension[] {
  return lengthsIn(type.shape, twin.type.shape).map(({ fixed, times }) => {
    if (times === 0) return fixed;
    return times === 1 ? 'batch' : `${times}*batch`;
  });
}

/** A constant that has a row for each example repeats one. */
function constantOf(writer: GraphWriter, value: Value, twin: Value, batch: () => string): string {
  const { shape, dtype } = value.type;
  const data = value.constant as Float64Array;
  const sizes = lengthsIn(shape, twin.type.shape);
  if (!sizes.some(({ times }) => times > 0)) {
    if (data.some((number, index) => number !== twin.constant?.[index])) {
      throw new Error('the batch changes the numbers of a constant');
    }
    return writer.table(value, dtype, shape, data);
  }
  if (data.some((number) => number !== data[0])) throw new Error('a constant has other numbers for each example');
  const one = writer.table(
    value,
    dtype,
    shape.map(() => 1),
    data.subarray(0, 1),
  );
  return writer.node('Expand', [one, shapeFor(writer, sizes, batch)]);
}

function lowered(
  writer: GraphWriter,
  value: Value,
  twin: Value,
  names: ReadonlyMap<Value, string>,
  batch: () => string,
): string {
  const { lower } = opNamed(value.op);
  const inputs = value.inputs.map((input) => names.get(input) as string);
  const requests = new Requests();
  lower(twin, inputs, requests);
  return lower(value, inputs, new Comparing(writer, requests.made, batch));
}

type Request = readonly number[];

/** Only notes the numbers that an op emits, in order. */
class Requests implements Emitter {
  readonly made: Request[] = [];

  node(_type: string, _inputs: readonly string[], attributes: Readonly<Record<string, OnnxAttribute>> = {}): string {
    this.made.push(numbersIn(attributes));
    return '';
  }

  split(_input: string, lengths: readonly number[]): readonly string[] {
    this.made.push(lengths);
    return lengths.map(() => '');
  }

  concat(): string {
    return '';
  }

  integers(values: readonly number[]): string {
    this.made.push(values);
    return '';
  }
}

/** Emits the nodes of an op, with lengths that follow the batch. */
class Comparing implements Emitter {
  readonly #writer: GraphWriter;
  readonly #others: readonly Request[];
  readonly #batch: () => string;
  readonly #shapes = new Map<string, readonly Length[]>();
  #next = 0;

  constructor(writer: GraphWriter, others: readonly Request[], batch: () => string) {
    this.#writer = writer;
    this.#others = others;
    this.#batch = batch;
  }

  node(type: string, inputs: readonly string[], attributes: Readonly<Record<string, OnnxAttribute>> = {}): string {
    this.#same(numbersIn(attributes), `an attribute of ${type}`);
    const known = inputs.map((input) => {
      const lengths = this.#shapes.get(input);
      if (!lengths) return input;
      // ONNX computes a single length of a shape itself.
      const following = lengths.filter(({ times }) => times > 0);
      return type === 'Reshape' && following.length === 1
        ? this.#writer.integers(lengths.map(({ fixed, times }) => (times > 0 ? -1 : fixed)))
        : shapeFor(this.#writer, lengths, this.#batch);
    });
    return this.#writer.node(type, known, attributes);
  }

  split(input: string, lengths: readonly number[], axis: number): readonly string[] {
    const other = this.#others[this.#next++] as Request;
    if (!follows(lengths, other)) return this.#writer.split(input, lengths, axis);
    const [first] = lengths;
    if (lengths.some((length) => length !== first)) throw new Error('the batch is divided into unequal pieces');
    // Without lengths, ONNX divides the axis evenly.
    return lengths.length === 1 ? [input] : this.#writer.evenSplit(input, lengths.length, axis);
  }

  concat(inputs: readonly string[], axis: number): string {
    return this.#writer.concat(inputs, axis);
  }

  integers(values: readonly number[]): string {
    const other = this.#others[this.#next++] as Request;
    if (!follows(values, other)) return this.#writer.integers(values);
    const name = `lengths ${this.#shapes.size}`;
    this.#shapes.set(name, lengthsIn(values, other));
    return name;
  }

  #same(values: readonly number[], what: string): void {
    if (follows(values, this.#others[this.#next++] as Request)) throw new Error(`the batch changes ${what}`);
  }
}

/** A length of a shape: a number, or a multiple of the batch. */
interface Length {
  readonly fixed: number;
  readonly times: number;
}

function follows(values: readonly number[], others: readonly number[]): boolean {
  return values.length !== others.length || values.some((value, index) => value !== others[index]);
}

/** @throws Error if a length is neither fixed nor a multiple of the batch */
function lengthsIn(values: readonly number[], others: readonly number[]): readonly Length[] {
  const [batch, otherBatch] = TWO_BATCHES;
  return values.map((value, index) => {
    const other = others[index] as number;
    if (value === other) return { fixed: value, times: 0 };
    const times = value / batch;
    if (!Number.isInteger(times) || other !== times * otherBatch) {
      throw new Error(`a length is ${value} for a batch of ${batch} and ${other} for one of ${otherBatch}`);
    }
    return { fixed: 0, times };
  });
}

/** A vector with these lengths: a computed one, because ONNX knows the batch only when the model runs. */
function shapeFor(writer: GraphWriter, lengths: readonly Length[], batch: () => string): string {
  const parts = lengths.map(({ fixed, times }) => {
    if (times === 0) return writer.integers([fixed]);
    return times === 1 ? batch() : writer.node('Mul', [batch(), writer.integers([times])]);
  });
  return parts.length === 1 ? (parts[0] as string) : writer.node('Concat', parts, { axis: 0 });
}

function numbersIn(attributes: Readonly<Record<string, OnnxAttribute>>): readonly number[] {
  return Object.values(attributes).flatMap((value) =>
    typeof value === 'number' ? [value] : 'float' in value ? [value.float] : [...value],
  );
}
