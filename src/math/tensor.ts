import { formatShape, type Shape, sizeOf } from './shape.ts';

/** A dense row-major tensor in float64, used to evaluate graphs outside onnxruntime. */
export interface Tensor {
  readonly shape: Shape;
  readonly data: Float64Array;
}

/** @throws RangeError if the number of values does not fit the shape */
export function tensor(shape: Shape, values: ArrayLike<number>): Tensor {
  if (values.length !== sizeOf(shape)) {
    throw new RangeError(`shape ${formatShape(shape)} does not hold ${values.length} values`);
  }
  return { shape, data: Float64Array.from(values) };
}

export function scalar(value: number): Tensor {
  return { shape: [], data: Float64Array.of(value) };
}

export function zeros(shape: Shape): Tensor {
  return { shape, data: new Float64Array(sizeOf(shape)) };
}

/** Concatenates numbers as float32. */
export function concatenate(pieces: readonly ArrayLike<number>[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

/** Some rows of a table [rows, columns], in the given order. */
export function pickRows({ shape, data }: Tensor, rows: ArrayLike<number>): Tensor {
  const [, width] = shape as [number, number];
  const picked = new Float64Array(rows.length * width);
  for (let place = 0; place < rows.length; place++) {
    const from = (rows[place] as number) * width;
    picked.set(data.subarray(from, from + width), place * width);
  }
  return { shape: [rows.length, width], data: picked };
}
