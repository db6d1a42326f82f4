/** How a window, the kernel of a convolution or of a pooling, moves over images. */
import type { Attributes } from '../ir/graph.ts';
import { extentOf } from '../math/extent.ts';
import type { Shape } from '../math/shape.ts';

/** The shape of images [batch, channels, height, width] or of kernels [filters, channels, height, width]. */
export type Axes4 = readonly [number, number, number, number];
/** Two numbers for an image: one along its height, one along its width. */
export type Pair = readonly [vertical: number, horizontal: number];
/** The number of rows and columns around an image. */
export type Pads = readonly [top: number, left: number, bottom: number, right: number];

export interface WindowOptions {
  /** The distance between neighbouring windows, by default 1. */
  readonly strides?: Pair;
  /** By default none. */
  readonly pads?: Pads;
}

export interface ConvOptions extends WindowOptions {
  /** The distance between neighbouring elements of a kernel, by default 1. */
  readonly dilations?: Pair;
  /** The number of parts into which channels and filters are divided, by default 1. */
  readonly groups?: number;
}

/** The options of an op, from its attributes. */
export function windowOptions({ strides, pads }: Attributes): Required<WindowOptions> {
  return { strides: strides as Pair, pads: pads as Pads };
}

/** The options of an op, from its attributes. */
export function convOptions(attributes: Attributes): Required<ConvOptions> {
  const { dilations, groups } = attributes;
  return { ...windowOptions(attributes), dilations: dilations as Pair, groups: groups as number };
}

export function isPadded({ pads }: WindowOptions): boolean {
  return pads?.some((count) => count > 0) ?? false;
}

/** A window along one axis of the images. */
export interface Sliding {
  /** The number of elements that the window reads. */
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** The numbers of elements in front of the axis and behind it. */
  readonly before: number;
  readonly after: number;
}

/** The window along the height and along the width. */
export function slidingOf(kernel: Pair, options: ConvOptions): readonly [vertical: Sliding, horizontal: Sliding] {
  const { strides = [1, 1], pads = [0, 0, 0, 0], dilations = [1, 1] } = options;
  const [top, left, bottom, right] = pads;
  return [
    { kernel: kernel[0], stride: strides[0], dilation: dilations[0], before: top, after: bottom },
    { kernel: kernel[1], stride: strides[1], dilation: dilations[1], before: left, after: right },
  ];
}

/** The number of elements from the first to the last that a window reads. */
export function spanOf({ kernel, dilation }: Sliding): number {
  return extentOf({ size: kernel, dilation });
}

/** The number of windows along an axis of this length; below 1 if not even one fits. */
export function windowsAlong(length: number, sliding: Sliding): number {
  return Math.floor((length + sliding.before + sliding.after - spanOf(sliding)) / sliding.stride) + 1;
}

/** The position on the axis of an element of a window; in the padding if it is not one of the axis. */
export function positionOf(window: number, element: number, { stride, dilation, before }: Sliding): number {
  return window * stride + element * dilation - before;
}

/** The windows [from, to) in which this element is not padding. */
function windowsReading(element: number, length: number, windows: number, sliding: Sliding): readonly [number, number] {
  const { stride } = sliding;
  const first = positionOf(0, element, sliding);
  return [Math.max(0, Math.ceil(-first / stride)), Math.min(windows, Math.floor((length - 1 - first) / stride) + 1)];
}

/**
 * The pads with which ⌈length / stride⌉ windows fit along each axis: `same` in TensorFlow and Keras. If their number is
 * odd, there is one more at the bottom or on the right.
 */
export function samePads(size: Pair, kernel: Pair, options: Pick<ConvOptions, 'strides' | 'dilations'> = {}): Pads {
  const [vertical, horizontal] = slidingOf(kernel, options).map((sliding, axis) => {
    const length = size[axis] as number;
    const needed = (Math.ceil(length / sliding.stride) - 1) * sliding.stride + spanOf(sliding);
    return Math.max(0, needed - length);
  }) as [number, number];
  const [top, left] = [Math.floor(vertical / 2), Math.floor(horizontal / 2)];
  return [top, left, vertical - top, horizontal - left];
}

/**
 * Visits the products of a convolution in rows: `count` consecutive elements of the result, from index `y` on, read
 * through element `w` of the kernels the elements of the images that are `step` apart, from index `x` on.
 */
export function forEachRow(
  images: Shape,
  kernels: Shape,
  result: Shape,
  options: ConvOptions,
  visit: (x: number, step: number, w: number, y: number, count: number) => void,
): void {
  const [batch, channels, height, width] = images as Axes4;
  const [filters, channelsRead, ...kernel] = kernels as Axes4;
  const [, , rows, columns] = result as Axes4;
  const [vertical, horizontal] = slidingOf(kernel, options);
  const filtersPerGroup = filters / (options.groups ?? 1);
  for (let example = 0; example < batch; example++) {
    for (let w = 0; w < filters * channelsRead * vertical.kernel * horizontal.kernel; w++) {
      const elementX = w % horizontal.kernel;
      const elementY = Math.floor(w / horizontal.kernel) % vertical.kernel;
      const plane = Math.floor(w / (vertical.kernel * horizontal.kernel));
      const filter = Math.floor(plane / channelsRead);
      const channel = Math.floor(filter / filtersPerGroup) * channelsRead + (plane % channelsRead);
      const [firstRow, endRow] = windowsReading(elementY, height, rows, vertical);
      const [first, end] = windowsReading(elementX, width, columns, horizontal);
      for (let row = firstRow; row < endRow; row++) {
        const line = (example * channels + channel) * height + positionOf(row, elementY, vertical);
        const x = line * width + positionOf(first, elementX, horizontal);
        const y = ((example * filters + filter) * rows + row) * columns + first;
        visit(x, horizontal.stride, w, y, end - first);
      }
    }
  }
}
