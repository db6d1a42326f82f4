import { formatShape, type Shape } from '../math/shape.ts';

export type DType = 'float32' | 'int32' | 'bool';

export interface TensorType {
  readonly dtype: DType;
  readonly shape: Shape;
}

/** A setting of an op besides its inputs: `{ axes: [0] }`, `{ transA: true }`. */
export type Attribute = number | boolean | string | readonly number[];
export type Attributes = Readonly<Record<string, Attribute>>;

/** The part of a training step that a value belongs to; in any other graph all values are `forward`. */
export type Origin = 'forward' | 'backward' | 'update';

/**
 * One tensor in a graph, and the op that computes it: every op has exactly one result, so a value is its node.
 * Graph inputs have the op `input` and the attribute `name`; constants have the op `constant` and their data in `constant`.
 */
export interface Value {
  readonly id: number;
  readonly op: string;
  readonly inputs: readonly Value[];
  readonly attributes: Attributes;
  readonly type: TensorType;
  /** The elements of a constant, row-major. */
  readonly constant: Float64Array | null;
  readonly origin: Origin;
  readonly builder: GraphBuilder;
}

/** A finished graph: only what its outputs need, each value after the values it uses. */
export interface Graph {
  readonly inputs: readonly Value[];
  readonly outputs: Readonly<Record<string, Value>>;
  readonly values: readonly Value[];
}

export const float32 = (shape: Shape): TensorType => ({ dtype: 'float32', shape });

export function formatType(type: TensorType): string {
  return `${type.dtype}${formatShape(type.shape)}`;
}

/** The name that a graph input was declared with. */
export function inputName(value: Value): string {
  return String(value.attributes.name);
}

/**
 * Collects values. The same op on the same inputs always gives the same value, so common subexpressions are shared from
 * the start.
 */
export class GraphBuilder {
  /** The origin of values added from now on; a shared value keeps the origin of its first use. */
  origin: Origin = 'forward';
  readonly #values: Value[] = [];
  readonly #known = new Map<string, Value>();

  /** A named graph input. @throws Error if an input of another type has the name */
  input(name: string, type: TensorType): Value {
    const value = this.add('input', [], { name }, type);
    if (formatType(value.type) !== formatType(type)) {
      throw new Error(`input "${name}" is already declared as ${formatType(value.type)}`);
    }
    return value;
  }

  constant(data: Float64Array, type: TensorType): Value {
    // Large constants are data: comparing them costs more than sharing them could save.
    const key = data.length <= 16 ? `constant ${formatType(type)} ${data.join(' ')}` : null;
    return this.#remember(key, 'constant', [], {}, type, data);
  }

  add(op: string, inputs: readonly Value[], attributes: Attributes, type: TensorType): Value {
    const foreign = inputs.find((input) => input.builder !== this);
    if (foreign) {
      throw new Error(`${op}: input %${foreign.id} (${foreign.op}) belongs to another graph`);
    }
    const key = `${op} ${inputs.map((input) => input.id).join(' ')} ${JSON.stringify(attributes)}`;
    return this.#remember(key, op, inputs, attributes, type, null);
  }

  #remember(
    key: string | null,
    op: string,
    inputs: readonly Value[],
    attributes: Attributes,
    type: TensorType,
    constant: Float64Array | null,
  ): Value {
    const known = key === null ? undefined : this.#known.get(key);
    if (known) return known;
    const value: Value = {
      id: this.#values.length,
      op,
      inputs,
      attributes,
      type,
      constant,
      origin: this.origin,
      builder: this,
    };
    this.#values.push(value);
    if (key !== null) this.#known.set(key, value);
    return value;
  }
}

/** The graph that computes `outputs`: everything they need and nothing else, in order of computation. */
export function finishGraph(outputs: Readonly<Record<string, Value>>): Graph {
  const values = reachableFrom(Object.values(outputs));
  return { inputs: values.filter((value) => value.op === 'input'), outputs, values };
}

/** The values that have each value as an input. */
export function readersOf({ values }: Graph): (value: Value) => readonly Value[] {
  const readers = new Map<Value, Value[]>();
  for (const value of values) {
    for (const input of value.inputs) {
      const known = readers.get(input);
      if (known) known.push(value);
      else readers.set(input, [value]);
    }
  }
  return (value) => readers.get(value) ?? [];
}

/** The values that `roots` depend on, themselves included, each after its inputs. */
export function reachableFrom(roots: readonly Value[]): Value[] {
  const reached = new Set<Value>();
  const pending = [...roots];
  for (let value = pending.pop(); value; value = pending.pop()) {
    if (reached.has(value)) continue;
    reached.add(value);
    pending.push(...value.inputs);
  }
  // A builder numbers values in order of creation, and a value can only use earlier ones.
  return [...reached].sort((a, b) => a.id - b.id);
}
