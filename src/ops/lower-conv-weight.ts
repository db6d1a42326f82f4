import type { Value } from '../ir/graph.ts';
import type { Emitter, Op } from './op.ts';
import { type Axes4, convOptions, type Pair, positionOf, type Sliding, slidingOf } from './window.ts';

/**
 * Writes the gradient of a convolution by its kernels as a matrix product for each example and group, summed over the
 * examples: the elements of the images that each element of the kernels reads, times the gradient by the result. It can
 * also be written as one convolution with batch and channels exchanged, but that takes up to three times as long on WASM.
 */
export const lowerConvWeight: Op['lower'] = ({ inputs, attributes, type }, names, emitter) => {
  const [x, y] = names as [string, string];
  const [images, result] = inputs as [Value, Value];
  const [batch, channels, height, width] = images.type.shape as Axes4;
  const [, filters, rows, columns] = result.type.shape as Axes4;
  const { pads, groups, ...options } = convOptions(attributes);
  const [top, left, bottom, right] = pads;
  const kernel = attributes.kernel as Pair;
  const [vertical, horizontal] = slidingOf(kernel, options);
  const parts = batch * groups;
  const reshape = (name: string, shape: readonly number[]) => emitter.node('Reshape', [name, emitter.integers(shape)]);

  const padded = emitter.node('Pad', [x, emitter.integers([0, 0, top, left, 0, 0, bottom, right])]);
  const divided = reshape(padded, [parts, channels / groups, height + top + bottom, width + left + right]);
  const read = readAlong(2, rows, vertical, readAlong(3, columns, horizontal, divided, emitter), emitter);
  const products = emitter.node('MatMul', [
    reshape(read, [parts, -1, rows * columns]),
    emitter.node('Transpose', [reshape(y, [parts, filters / groups, rows * columns])], { perm: [0, 2, 1] }),
  ]);
  const sum = emitter.node('ReduceSum', [reshape(products, [batch, -1]), emitter.integers([0])], { keepdims: 0 });
  const perGroup = reshape(sum, [groups, ...kernel, channels / groups, filters / groups]);
  return reshape(emitter.node('Transpose', [perGroup], { perm: [0, 4, 3, 1, 2] }), type.shape);
};

/** The elements that each element of the kernels reads along an axis, as further channels in front of the others. */
function readAlong(axis: number, windows: number, sliding: Sliding, images: string, emitter: Emitter): string {
  const [axes, steps] = [emitter.integers([axis]), emitter.integers([sliding.stride])];
  const slices = Array.from({ length: sliding.kernel }, (_, element) => {
    const start = emitter.integers([positionOf(0, element, sliding)]);
    const end = emitter.integers([positionOf(windows - 1, element, sliding) + 1]);
    return emitter.node('Slice', [images, start, end, axes, steps]);
  });
  return emitter.concat(slices, 1);
}
