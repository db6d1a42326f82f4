/** Shapes and forms of values that several passes look for. */
import type { Value } from '../../ir/graph.ts';
import { reshape } from '../../ops/index.ts';

/** Whether a value is a matrix with a single row. */
export function isRow({ type: { shape } }: Value): boolean {
  return shape.length === 2 && shape[0] === 1;
}

/** The row that a column has been reshaped from; null if it has not. */
export function rowOf({ op, inputs: [row], type: { shape } }: Value): Value | null {
  return op === 'reshape' && shape.length === 2 && shape[1] === 1 && row && isRow(row) ? row : null;
}

/** Whether a value is the sum of the rows of a matrix. */
export function isSumOverRows({ op, inputs, attributes }: Value): boolean {
  const axes = attributes.axes as readonly number[] | undefined;
  return op === 'reduceSum' && inputs[0]?.type.shape.length === 2 && axes?.length === 1 && axes[0] === 0;
}

/** A reshape of a reshape with only the second; null for anything else. */
export function reshapedOnce({ op, type }: Value, input: Value | undefined): Value | null {
  return op === 'reshape' && input?.op === 'reshape' ? reshape(input.inputs[0] as Value, type.shape) : null;
}
