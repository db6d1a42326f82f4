import { finishGraph, float32, type Graph, inputName, readersOf, type Value } from '../../ir/graph.ts';
import { sameShape } from '../../math/shape.ts';
import type { Pack, RepeatedStep } from '../../onnx/training.ts';
import { elementwise } from '../../ops/elementwise.ts';
import { gemm, matmul, reshape } from '../../ops/index.ts';
import { LONGEST_SUM } from './longest-sum.ts';
import { reshapedOnce, rowOf } from './patterns.ts';
import { rewrite } from './rewrite.ts';

/** As a row, a product with fewer multiplications gains less than the reshape after it costs. */
const WORTH = 768;

/**
 * Computes products with a single column as rows, (A·B)ᵀ = Bᵀ·Aᵀ. A network with a single output has two of them: its
 * output, and the gradient of the weight before it. The WASM kernels of onnxruntime compute 16 columns at once, so a
 * column takes up to four times as long as a row. They add the terms of a sum in the same order for both, so nothing is
 * rounded differently. A weight that only products read stays a row from step to step.
 */
export function columnsAsRows(repeated: RepeatedStep): RepeatedStep {
  const held = heldAsRows(repeated);
  const turns = turnedIn(repeated.step, held);
  const step = rewrite(repeated.step, (value, inputs, { builder, single }) => {
    const [x] = inputs;
    const { shape } = value.type;
    if (value.op === 'input' && held.has(inputName(value))) {
      return reshape(builder.input(rowName(inputName(value)), float32([1, shape[0] as number])), shape);
    }
    if (value.op === 'reshape') return reshapedOnce(value, x);
    if (isProduct(value)) return turns(value) ? productAsRow(value, inputs) : productOfRows(value, inputs);
    // The reshape moves behind the activation, which onnxruntime fuses into the product.
    const row = x && rowOf(x);
    return row && inputs.length === 1 && single(0) && Object.hasOwn(elementwise, value.op)
      ? reshape(builder.add(value.op, [row], value.attributes, float32(row.type.shape)), shape)
      : null;
  });
  const outputs = Object.entries(step.outputs).map(([name, value]): [string, Value] =>
    held.has(name) ? [rowName(name), rowOf(value) as Value] : [name, value],
  );
  return {
    ...repeated,
    step: finishGraph(Object.fromEntries(outputs)),
    state: repeated.state.map((name) => (held.has(name) ? rowName(name) : name)),
    packs: [
      ...repeated.packs.filter(({ name }) => !held.has(name)),
      ...[...held].map((name) => rowPack(repeated, name)),
    ],
  };
}

/** The columns of the state that a product computes, and that only products read, or reshapes, which can read a row. */
function heldAsRows({ step, state }: RepeatedStep): ReadonlySet<string> {
  const readers = readersOf(step);
  const isHeld = (input: Value) =>
    state.includes(inputName(input)) &&
    isColumn(step.outputs[inputName(input)] as Value) &&
    readers(input).every((reader) => isProduct(reader) || reader.op === 'reshape');
  return new Set(step.inputs.filter(isHeld).map(inputName));
}

/** Which products become rows: where the reshape after it costs nothing, or less than the row gains. */
function turnedIn(step: Graph, held: ReadonlySet<string>): (value: Value) => boolean {
  const readers = readersOf(step);
  const nexts = new Set([...held].map((name) => step.outputs[name]));
  const outputs = new Set(Object.values(step.outputs));
  const isReshaped = (value: Value) => !outputs.has(value) && readers(value).every(({ op }) => op === 'reshape');
  return (value) => isColumn(value) && (nexts.has(value) || isReshaped(value) || isWorth(value));
}

function rowName(name: string): string {
  return `row/${name}`;
}

function rowPack({ packs, step }: RepeatedStep, name: string): Pack {
  const { shape } = (step.outputs[name] as Value).type;
  const { members } = packs.find((pack) => pack.name === name) ?? { members: [{ name, shape }] };
  return { name: rowName(name), shape: [...shape].reverse(), members };
}

/** A product of the same operands, with columns read as the rows that they are in another shape. */
function productOfRows({ op, attributes }: Value, [a, b, c]: readonly Value[]): Value {
  const [left, right] = [read(a as Value, attributes.transA), read(b as Value, attributes.transB)];
  return build(op, left, right, c, attributes);
}

function productAsRow({ op, attributes, type }: Value, [a, b, c]: readonly Value[]): Value {
  const right = turned(read(a as Value, attributes.transA));
  // A row and a matrix that are both read as they are have kernels of their own, which add in another order.
  const left = right.transposed
    ? turned(read(b as Value, attributes.transB))
    : { matrix: b as Value, transposed: true };
  const addend = c && sameShape(c.type.shape, type.shape) ? reshape(rowOf(c) ?? c, [...type.shape].reverse()) : c;
  return reshape(build(op, left, right, addend, attributes), type.shape);
}

/** An operand of a product. */
interface Operand {
  readonly matrix: Value;
  readonly transposed: boolean;
}

function read(matrix: Value, transposed: unknown): Operand {
  const row = rowOf(matrix);
  return row ? { matrix: row, transposed: transposed !== true } : { matrix, transposed: transposed === true };
}

function turned({ matrix, transposed }: Operand): Operand {
  return { matrix, transposed: !transposed };
}

function build(op: string, a: Operand, b: Operand, c: Value | undefined, { alpha }: Value['attributes']): Value {
  const options = { transA: a.transposed, transB: b.transposed };
  return c && op === 'gemm'
    ? gemm(a.matrix, b.matrix, c, { ...options, alpha: alpha as number })
    : matmul(a.matrix, b.matrix, options);
}

/** Whether a value is a product of matrices. One with a single row has kernels of its own and stays as it is. */
function isProduct({ op, type: { shape } }: Value): boolean {
  return (op === 'matmul' || op === 'gemm') && shape.length === 2 && shape[0] !== 1;
}

/** Whether a product is a column whose terms are added in the same order if it is computed as a row. */
function isColumn(value: Value): boolean {
  if (!isProduct(value) || value.type.shape[1] !== 1 || value.attributes.transB === true) return false;
  return termsOf(value) <= LONGEST_SUM;
}

function isWorth(value: Value): boolean {
  return (value.type.shape[0] as number) * termsOf(value) >= WORTH;
}

/** The number of terms in each sum of a product. */
function termsOf({ inputs, attributes }: Value): number {
  return inputs[0]?.type.shape.at(attributes.transA === true ? -2 : -1) as number;
}
