/** The lengths of a tensor's axes, outermost first; `[]` is a scalar. */
export type Shape = readonly number[];

/** The number of elements of a tensor of this shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((size, length) => size * length, 1);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** `[2,8]` as text, for messages and printed graphs. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(',')}]`;
}

/** Row-major strides, in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis] as number;
  }
  return strides;
}

/**
 * The shape that both operands are broadcast to by NumPy's rule: axes are aligned from the last, and an axis of length
 * 1 is repeated.
 * @throws RangeError if an aligned pair of axes differs and neither is 1
 */
export function broadcastShapes(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left !== right && left !== 1 && right !== 1) {
      throw new RangeError(`shapes ${formatShape(a)} and ${formatShape(b)} do not broadcast`);
    }
    return left === 1 ? right : left;
  });
}

/** The position of an element in a tensor of this shape, axis by axis. */
export function positionIn(shape: Shape, index: number): number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(index / stride) % (shape[axis] as number));
}

/** The index of the element at a position. */
export function indexIn(shape: Shape, position: readonly number[]): number {
  return stridesOf(shape).reduce((flat, stride, axis) => flat + stride * (position[axis] as number), 0);
}
