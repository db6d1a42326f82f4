import { type Shape, sizeOf } from './shape.ts';

/** What an axis of an example runs over. */
export type Axis = 'feature' | 'channel' | 'height' | 'width' | 'time';

/** What one example is, without the batch: the shape of its numbers, and what the axes mean. */
export interface SampleType {
  readonly shape: Shape;
  readonly axes: readonly Axis[];
  /** If its numbers are tokens, that is, indices into a vocabulary: the size of that vocabulary. */
  readonly vocabulary?: number;
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

/** The size of a sequence whose numbers are stored step by step. */
export interface SequenceSize {
  readonly steps: number;
  readonly features: number;
}

/** A sequence of numbers: [time, features]. */
export function sequenceSample({ steps, features }: SequenceSize): SampleType {
  return { shape: [steps, features], axes: ['time', 'feature'] };
}

/** A sequence of tokens: [time], each an index into a vocabulary. */
export function tokenSample(steps: number, vocabulary: number): SampleType {
  return { shape: [steps], axes: ['time'], vocabulary };
}

/** The size of a sequence of numbers; null for any other example. */
export function sequenceSizeOf({ shape, axes }: SampleType): SequenceSize | null {
  if (axes.join() !== 'time,feature') return null;
  const [steps, features] = shape as [number, number];
  return { steps, features };
}

/** The number of steps of a sequence of numbers or tokens; null for any other example. */
export function stepsOf({ shape, axes }: SampleType): number | null {
  return axes[0] === 'time' ? (shape[0] as number) : null;
}

/**
 * The numbers of an example unit by unit: the steps of a sequence are then together for each of its features, as the
 * pixels of an image are for each channel.
 */
export function unitByUnit<Numbers extends ArrayLike<number>>(
  sample: SampleType,
  values: Numbers,
): Numbers | Float32Array {
  const size = sequenceSizeOf(sample);
  if (size === null || size.features === 1) return values;
  const { steps, features } = size;
  return Float32Array.from(
    { length: values.length },
    (_, index) => values[(index % steps) * features + Math.floor(index / steps)] as number,
  );
}

/** The axis that runs over the units of a layer with such an output: features or channels. */
export function unitAxisOf({ axes }: SampleType): number {
  return axes.findIndex((axis) => axis === 'feature' || axis === 'channel');
}

/** The number of units of a layer with such an output. */
export function unitCount(sample: SampleType): number {
  return sample.shape[unitAxisOf(sample)] ?? 1;
}

/** The same example with another number of features: at every step of a sequence, or in a row. */
export function withFeatures(sample: SampleType, features: number): SampleType {
  const size = sequenceSizeOf(sample);
  return size === null ? flatSample(features) : sequenceSample({ ...size, features });
}

/** The same example with another number of units: features, or channels. */
export function withUnits(sample: SampleType, units: number): SampleType {
  return { ...sample, shape: sample.shape.with(unitAxisOf(sample), units) };
}

/** The number of values of one example. */
export function lengthOf({ shape }: SampleType): number {
  return sizeOf(shape);
}
