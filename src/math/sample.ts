import { type Shape, sizeOf } from './shape.ts';

/** What an axis of an example runs over. */
export type Axis = 'feature' | 'channel' | 'height' | 'width' | 'time';

/** What one example is, without the batch: the shape of its numbers, and what the axes mean. */
export interface SampleType {
  readonly shape: Shape;
  readonly axes: readonly Axis[];
}

/** The size of an image whose numbers are stored channel by channel, and each channel row by row. */
export interface ImageSize {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** Numbers without an order that means anything: [features]. */
export function flatSample(features: number): SampleType {
  return { shape: [features], axes: ['feature'] };
}

/** An image: [channels, height, width]. */
export function imageSample({ channels, height, width }: ImageSize): SampleType {
  return { shape: [channels, height, width], axes: ['channel', 'height', 'width'] };
}

/** The size of an image; null for any other example. */
export function imageSizeOf({ shape, axes }: SampleType): ImageSize | null {
  if (axes.join() !== 'channel,height,width') return null;
  const [channels, height, width] = shape as [number, number, number];
  return { channels, height, width };
}

/** The number of values of one example. */
export function lengthOf({ shape }: SampleType): number {
  return sizeOf(shape);
}
