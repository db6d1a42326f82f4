import { float32, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import { constant, conv, convTranspose, maximum, mul, relu, reshape, sign, sub } from './index.ts';
import { planes } from './pooling.ts';
import { type Axes4, isPadded, type Pair, windowOptions } from './window.ts';

/**
 * The gradient of max pooling by its images x, from that by its result y. Each window passes it to its largest element,
 * and if several are equal, as after a ReLU, to the first in row-major order, as in PyTorch and TensorFlow. onnxruntime
 * does not return the indices of a MaxPool on WebGPU, and its MaxUnpool does not add where windows overlap; convolutions
 * are as fast as these on WASM and work for all windows.
 */
export function maxPoolGradient(g: Value, y: Value, x: Value): Value {
  const { builder } = x;
  const kernel = y.attributes.kernel as Pair;
  const elements = kernel[0] * kernel[1];
  const options = windowOptions(y.attributes);
  const [, , height, width] = x.type.shape as Axes4;
  const plane = (value: Value) => reshape(value, planes(value.type.shape));
  const square = (shape: Shape, entry: (row: number, column: number) => number) =>
    builder.constant(
      Float64Array.from({ length: elements ** 2 }, (_, at) => entry(Math.floor(at / elements), at % elements)),
      float32(shape),
    );

  // A filter for each element of a window reads only this element, so the channels are the elements.
  const elementOf = square([elements, 1, ...kernel], (row, column) => (row === column ? 1 : 0));
  const difference = sign(sub(plane(y), conv(plane(x), elementOf, options)));
  const inside = conv(constant(builder, 1, [1, 1, height, width]), elementOf, options);
  // 0 for the largest elements, 1 for the others and for padding.
  const smaller = isPadded(options) ? maximum(difference, sub(1, inside)) : difference;
  // With m = 1 − smaller, the first of the largest elements is where m minus the sum of m before it is positive.
  const before = square([elements, elements, 1, 1], (row, column) => (row === column ? -1 : column < row ? 1 : 0));
  const bias = builder.constant(
    Float64Array.from({ length: elements }, (_, at) => 1 - at),
    float32([elements]),
  );
  const first = relu(conv(smaller, before, {}, bias));
  return reshape(convTranspose(mul(plane(g), first), elementOf, [height, width], options), x.type.shape);
}
