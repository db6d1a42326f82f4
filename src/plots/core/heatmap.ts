import { LEVELS } from './color.ts';
import type { PlotFrame, PlotView } from './types.ts';

/**
 * The value range of a map's colours.
 * - `signed`: −1 … 1, for functions such as tanh
 * - `unit`: 0 … 1 with 0.5 neutral, for probabilities
 * - `auto`: the range of the layer's own values, symmetric around 0
 */
export type MapRange = 'signed' | 'unit' | 'auto' | readonly [low: number, high: number];

/**
 * [low, high] of a range, for the values from `start` to `end`; for `auto`, only every `stride`-th value is examined.
 */
export function resolveRange(
  range: MapRange,
  values: ArrayLike<number>,
  start = 0,
  end = values.length,
  stride = 1,
): readonly [number, number] {
  if (range === 'signed') return [-1, 1];
  if (range === 'unit') return [0, 1];
  if (range !== 'auto') return range;
  let largest = 0;
  for (let index = start; index < end; index += stride) {
    const size = Math.abs(values[index] as number);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  // If all values are 0, they get the neutral colour instead of a division by zero.
  const bound = Math.max(largest, 1e-6);
  return [-bound, bound];
}

/** The value range of regression maps and points: that of the targets, symmetric around 0 if they have both signs. */
export function labelRange(labels: ArrayLike<number>): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index] as number;
    if (label < low) low = label;
    if (label > high) high = label;
  }
  if (!(low <= high)) return [-1, 1];
  if (low === high) return [low - 1, high + 1];
  if (low >= 0 || high <= 0) return [low, high];
  const bound = Math.max(-low, high);
  return [-bound, bound];
}

/** The value range of a regression: the one that the view names, or that of its targets. */
export function targetRange({ targetRange, points }: Pick<PlotView, 'targetRange' | 'points'>) {
  return targetRange ?? labelRange(points.labels);
}

/** Index of a layer's first map in `PlotFrame.maps`. */
export function firstMap(view: PlotView, layer: number): number {
  let first = 0;
  for (let before = 0; before < layer; before++) first += view.layers[before]?.units ?? 0;
  return first;
}

/** Whether a frame belongs to this view. Right after an edit, the last frame may still be from the previous network. */
export function fits(view: PlotView, frame: PlotFrame | null): frame is PlotFrame {
  if (!frame) return false;
  const last = view.parameters.at(-1);
  const parameters = last ? last.offset + last.shape.reduce((product, size) => product * size, 1) : 0;
  return (
    frame.parameters.length >= parameters &&
    frame.maps.length === firstMap(view, view.layers.length) * view.grid.size * view.grid.size
  );
}

/** The map of an input, scaled from its lowest value on the grid at −1 to its highest at 1; null if it is constant. */
export function inputMap({ inputMaps, grid: { size } }: PlotView, feature: number): Float32Array | null {
  const cells = size * size;
  const values = new Float32Array(cells);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let cell = 0; cell < cells; cell++) {
    values[cell] = inputMaps[feature * cells + cell] as number;
    low = Math.min(low, values[cell] as number);
    high = Math.max(high, values[cell] as number);
  }
  if (!(low < high)) return null;
  // If both signs occur, colours show the sign.
  const bound = low < 0 && high > 0 ? Math.max(-low, high) : (high - low) / 2;
  const middle = low < 0 && high > 0 ? 0 : (low + high) / 2;
  return values.map((value) => (value - middle) / bound);
}

/** The destination of pixels. */
export interface PixelTarget {
  readonly pixels: Uint32Array;
  /** Distance between two rows in pixels, and the first pixel to write. */
  readonly rowLength: number;
  readonly start: number;
}

/**
 * Colours a [size, size] map: pixel (x, y) of the target takes every `stride`-th value.
 * @param offset start of the map in `values`
 * @param neutral the colour of NaN; the middle of the lookup by default
 */
export function colorMap(
  values: ArrayLike<number>,
  offset: number,
  size: number,
  stride: number,
  [low, high]: readonly [number, number],
  lookup: Uint32Array,
  { pixels, rowLength, start }: PixelTarget,
  neutral = lookup[LEVELS >> 1] as number,
): void {
  const scale = (LEVELS - 1) / (high - low);
  const shift = 0.5 - low * scale;
  const first = lookup[0] as number;
  const last = lookup[LEVELS - 1] as number;
  let rowStart = start;
  for (let row = 0; row < size; row += stride) {
    let pixel = rowStart;
    const from = offset + row * size;
    for (let index = from; index < from + size; index += stride) {
      const level = (values[index] as number) * scale + shift;
      if (level >= LEVELS) pixels[pixel] = last;
      else if (level >= 0) pixels[pixel] = lookup[level | 0] as number;
      else pixels[pixel] = level < 0 ? first : neutral;
      pixel++;
    }
    rowStart += rowLength;
  }
}

/**
 * Colours class regions: each cell gets the colour of its most probable class, paler at lower confidence.
 * @param offset start of the first class's map in `values`; the others follow
 */
export function colorClasses(
  values: ArrayLike<number>,
  offset: number,
  cells: number,
  lookups: readonly Uint32Array[],
  classCount: number,
  pixels: Uint32Array,
): void {
  const chance = 1 / classCount;
  for (let cell = 0; cell < cells; cell++) {
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    let total = 0;
    for (let label = 0; label < classCount; label++) {
      const value = values[offset + label * cells + cell] as number;
      if (value > 0) total += value;
      if (value > most) {
        most = value;
        best = label;
      }
    }
    const share = total > 0 && most > 0 ? most / total : chance;
    const confidence = Math.min(1, Math.max(0, (share - chance) / (1 - chance)));
    // The square root keeps near-ties readable with a faint colour.
    const level = Number.isFinite(confidence) ? Math.round(Math.sqrt(confidence) * (LEVELS - 1)) : 0;
    pixels[cell] = (lookups[best % lookups.length] as Uint32Array)[level] as number;
  }
}

/** Pixels that are written repeatedly and drawn scaled: an `ImageData` and the canvas behind it. */
export class PixelBuffer {
  readonly canvas = document.createElement('canvas');
  #context: CanvasRenderingContext2D | null;
  #image = new ImageData(1, 1);
  pixels = new Uint32Array(this.#image.data.buffer);

  /** @param opaque whether no pixel is transparent, so that browsers neither convert nor blend them */
  constructor(opaque = false) {
    this.#context = this.canvas.getContext('2d', { alpha: !opaque });
  }

  /** Sets the size; a change discards the contents. */
  resize(width: number, height: number): void {
    if (this.#image.width === width && this.#image.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
    this.#image = new ImageData(width, height);
    this.pixels = new Uint32Array(this.#image.data.buffer);
  }

  /** Writes the pixels to the canvas. */
  flush(): void {
    this.#context?.putImageData(this.#image, 0, 0);
  }
}
