import { type Shape, sizeOf } from '../../../math/shape.ts';

/**
 * A tensor with its axes in another order.
 * @param order the axis of `values` that each axis of the result is, as `numpy.transpose` takes it
 */
export function reordered(values: Float32Array, shape: Shape, order: readonly number[]): Float32Array {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const result = new Float32Array(values.length);
  const place = order.map(() => 0);
  for (let index = 0; index < result.length; index++) {
    const from = order.reduce((sum, axis, at) => sum + (place[at] as number) * (strides[axis] as number), 0);
    result[index] = values[from] as number;
    for (let at = order.length - 1; at >= 0; at--) {
      place[at] = (place[at] as number) + 1;
      if ((place[at] as number) < (shape[order[at] as number] as number)) break;
      place[at] = 0;
    }
  }
  return result;
}

/** Some columns of a matrix with this many, from `start` up to `end`. */
export function columns(values: Float32Array, count: number, start: number, end: number): Float32Array {
  return values.filter((_, index) => index % count >= start && index % count < end);
}
