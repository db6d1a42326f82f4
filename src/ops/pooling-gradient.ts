import { float32, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import { constant, conv, convTranspose, maximum, mul, relu, reshape, sign, sub } from './index.ts';
import { channelsApart } from './pooling.ts';
import { type Axes4, isPadded, type Pair, windowOptions } from './window.ts';

/**
 * The gradient of max pooling by its images `x`, given the gradient `g` by its result `y`. Each window sends its gradient
 * to its largest element; if several are equal, as often after a ReLU, to the first in row-major order, as PyTorch and
 * TensorFlow do. Convolutions select the elements of a window and put them back. onnxruntime also has a MaxUnpool, but
 * the indices that it needs do not exist on WebGPU, and its result is wrong where windows overlap; on WASM it takes about
 * the same time.
 */
export function maxPoolGradient(g: Value, y: Value, x: Value): Value {
  const { builder } = x;
  const kernel = y.attributes.kernel as Pair;
  const elements = kernel[0] * kernel[1];
  const options = windowOptions(y.attributes);
  const [, , height, width] = x.type.shape as Axes4;
  const apart = channelsApart(height, kernel, options);
  const single = (value: Value) => reshape(value, apart(value.type.shape));
  const table = (shape: Shape, entry: (row: number, column: number) => number) =>
    builder.constant(
      Float64Array.from({ length: elements ** 2 }, (_, at) => entry(Math.floor(at / elements), at % elements)),
      float32(shape),
    );

  // Filter number i reads only element number i of a window, so the elements become channels.
  const elementOf = table([elements, 1, ...kernel], (row, column) => (row === column ? 1 : 0));
  const difference = sign(sub(single(y), conv(single(x), elementOf, options)));
  const inside = conv(constant(builder, 1, [1, 1, height, width]), elementOf, options);
  // 0 for the largest elements, 1 for the others and for padding.
  const smaller = isPadded(options) ? maximum(difference, sub(1, inside)) : difference;
  // With m = 1 − smaller, the first of the largest elements is where m exceeds the sum of all m before it.
  const before = table([elements, elements, 1, 1], (row, column) => (row === column ? -1 : column < row ? 1 : 0));
  const bias = builder.constant(
    Float64Array.from({ length: elements }, (_, at) => 1 - at),
    float32([elements]),
  );
  const first = relu(conv(smaller, before, {}, bias));
  const [, , ...size] = apart(x.type.shape);
  return reshape(convTranspose(mul(single(g), first), elementOf, size, options), x.type.shape);
}
