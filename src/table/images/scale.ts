import type { ImageSize } from '../../math/sample.ts';
import type { SIDES } from './limits.ts';

/** A decoded image: red, green and blue of each pixel, row by row, 0 … 255. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** What becomes of the colours: three channels, or one that is 1 where the image is dark or where it is light. */
export type Colors = 'color' | 'dark' | 'light';

/** What becomes of an image that is not square: its centre, or the whole image on a background. */
export type Fit = 'cut' | 'white' | 'black';

/** How images become examples. */
export interface ImageSettings {
  /** Height and width. */
  readonly side: (typeof SIDES)[number];
  readonly colors: Colors;
  readonly fit: Fit;
}

/** The size of the examples. */
export function sizeOf({ side, colors }: ImageSettings): ImageSize {
  return { channels: colors === 'color' ? 3 : 1, height: side, width: side };
}

/** Luminance of red, green and blue (ITU-R BT.601), as most libraries convert to grey. */
const LUMA = [0.299, 0.587, 0.114] as const;

/**
 * Scales an image to a square: each pixel of the result is the mean over its area in the image.
 * @returns [channels, side, side], 0 … 255
 */
export function scaled(picture: Picture, { side, colors, fit }: ImageSettings): Uint8Array {
  const { width, height } = picture;
  const extent = fit === 'cut' ? Math.min(width, height) : Math.max(width, height);
  const [left, top] = [(width - extent) / 2, (height - extent) / 2];
  const ground = fit === 'black' ? 0 : 255;
  const across = sharesOf(left, extent, width, side);
  const down = sharesOf(top, extent, height, side);
  const area = side * side;
  const result = new Uint8Array(colors === 'color' ? 3 * area : area);
  for (let place = 0; place < area; place++) {
    const color = meanOf(picture, across[place % side] as Shares, down[Math.floor(place / side)] as Shares, ground);
    if (colors === 'color')
      for (const [channel, value] of color.entries()) result[channel * area + place] = Math.round(value);
    else {
      const luma = Math.round(LUMA.reduce((sum, weight, channel) => sum + weight * (color[channel] as number), 0));
      result[place] = colors === 'light' ? luma : 255 - luma;
    }
  }
  return result;
}

/** The pixels along one axis that a pixel of the result covers, and the share of each; together at most 1. */
interface Shares {
  readonly first: number;
  readonly shares: readonly number[];
}

/** @param start of the square in the image, which may be outside of it */
function sharesOf(start: number, extent: number, length: number, side: number): readonly Shares[] {
  const step = extent / side;
  return Array.from({ length: side }, (_, index) => {
    const [from, to] = [start + index * step, start + (index + 1) * step];
    const first = Math.max(0, Math.floor(from));
    const end = Math.min(length, Math.ceil(to));
    const shares = Array.from({ length: Math.max(0, end - first) }, (_, offset) => {
      const pixel = first + offset;
      return Math.max(0, Math.min(to, pixel + 1) - Math.max(from, pixel)) / step;
    });
    return { first, shares };
  });
}

/** Red, green and blue of a rectangle; what is outside of the image has the colour of the ground. */
function meanOf({ rgb, width }: Picture, across: Shares, down: Shares, ground: number): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  let inside = 0;
  for (const [y, high] of down.shares.entries()) {
    for (const [x, wide] of across.shares.entries()) {
      const weight = high * wide;
      const at = 3 * ((down.first + y) * width + across.first + x);
      inside += weight;
      for (let channel = 0; channel < 3; channel++) sum[channel as 0] += weight * (rgb[at + channel] as number);
    }
  }
  const outside = Math.max(0, 1 - inside) * ground;
  return [sum[0] + outside, sum[1] + outside, sum[2] + outside];
}
