/** The arithmetic of a window that slides over an image, shared by convolution and pooling. */
import { extentOf } from '../../math/extent.ts';
import type { ImageSize } from '../../math/sample.ts';
import { samePads } from '../../ops/window.ts';
import type { Hyperparameter } from '../entry.ts';
import type { Reading } from './definition.ts';

type Size = Pick<ImageSize, 'height' | 'width'>;

/** A square window: its elements along a side, the steps between two positions, and between two of its elements. */
export interface Window extends Reading {
  /** `same` pads the image with zeros so that there is a position for every stride; `valid` does not pad it. */
  readonly padding: 'same' | 'valid';
}

/**
 * The number of positions along a side of `length` pixels: ⌈n / s⌉ with padding `same`, ⌊(n − extent) / s⌋ + 1 without
 * padding. Dumoulin and Visin (2016), https://arxiv.org/abs/1603.07285, derive them.
 */
export function positionsOf(sliding: Window, length: number): number {
  const { stride, padding } = sliding;
  return padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - extentOf(sliding)) / stride) + 1;
}

/** Where the window starts and ends beyond the image, in the form of the ops. */
export function slidingOver(sliding: Window, { height, width }: Size) {
  const { size, stride, dilation, padding } = sliding;
  const strides = [stride, stride] as const;
  const dilations = [dilation, dilation] as const;
  const pads = padding === 'same' ? samePads([height, width], [size, size], { strides, dilations }) : undefined;
  return { strides, dilations, ...(pads && { pads }) };
}

/** The size of the largest window of this kind that is not larger than the image. */
export function fittingSize(sliding: Window, { height, width }: Size): number {
  return Math.max(1, Math.floor((Math.min(height, width) - 1) / sliding.dilation) + 1);
}

/** Whether a window is not larger than the image. */
export function fitsInto(sliding: Window, { height, width }: Size): boolean {
  return extentOf(sliding) <= Math.min(height, width);
}

/** How a layer reads an image with a square window. */
export function square({ size, stride, dilation }: Window) {
  const reading: Reading = { size, stride, dilation };
  return { rows: reading, columns: reading };
}

/**
 * Why a window cannot slide over an image: "has a kernel of 9 × 9 pixels, but its input has only 7 × 8"; null if it can.
 * @param what such as "a kernel of"
 */
export function whyTooLarge(what: string, sliding: Window, image: Size): string | null {
  if (fitsInto(sliding, image)) return null;
  const extent = extentOf(sliding);
  return `has ${what} ${extent} × ${extent} pixels, but its input has only ${image.height} × ${image.width}`;
}

export const PADDINGS = ['same', 'valid'] as const;

export const padding: Hyperparameter = {
  label: 'Padding',
  tex: '\\text{padding}',
  default: 0,
  min: 0,
  max: 1,
  scale: 'linear',
  integer: true,
  options: PADDINGS,
  effect: 'recompile',
  explain:
    '“Same” surrounds the image with zeros, so that a window fits at every pixel of the border; “valid” uses only windows within the image, which shrinks it.',
};

/** The steps between two positions of the window. */
export function stride(standard: number): Hyperparameter {
  return {
    label: 'Stride',
    tex: 's',
    default: standard,
    min: 1,
    max: 4,
    scale: 'linear',
    integer: true,
    unit: 'pixels',
    rare: true,
    effect: 'recompile',
    explain: 'A higher value moves the window further each time: the output gets smaller and coarser, and costs less.',
  };
}

/** The side of the window. */
export function windowSize(label: string, standard: number, explain: string): Hyperparameter {
  return {
    label,
    tex: 'k',
    default: standard,
    min: 1,
    max: 11,
    scale: 'linear',
    integer: true,
    unit: 'pixels',
    effect: 'recompile',
    explain,
  };
}
