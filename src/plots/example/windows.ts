import { extentOf } from '../../math/extent.ts';
import type { ImageSize } from '../../math/sample.ts';

/** How a layer reads a row or a column of an image: through a window at each position of its output. */
export interface Window {
  /** How many numbers it has, without the spaces of a dilation. */
  readonly size: number;
  /** Pixels from one position to the next. */
  readonly stride: number;
  /** Pixels from one number of the window to the next. */
  readonly dilation: number;
  /** Pixels of padding before the first. */
  readonly before: number;
}

/** The window in both directions. */
export interface Windows {
  readonly rows: Window;
  readonly columns: Window;
}

/** The indices from `first` to `last`, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** A rectangle of pixels. */
export interface Field {
  readonly rows: Span;
  readonly columns: Span;
}

const SINGLE: Window = { size: 1, stride: 1, dilation: 1, before: 0 };

/** The windows of a layer that works on every pixel by itself. */
export const PIXEL: Windows = { rows: SINGLE, columns: SINGLE };

/** A window whose padding is not known. */
type Unpadded = Omit<Window, 'before'>;

/** The windows of a layer, from the sizes of its input and its output; see `fittedWindow`. */
export function fittedWindows(
  { rows, columns }: { readonly rows: Unpadded; readonly columns: Unpadded },
  input: ImageSize,
  output: ImageSize,
): Windows {
  return {
    rows: fittedWindow(rows, input.height, output.height),
    columns: fittedWindow(columns, input.width, output.width),
  };
}

/**
 * The window of a layer with the padding that its output needs: half of the missing pixels, rounded down. Without padding
 * none are missing.
 * @param input pixels in this direction, like `output`
 */
export function fittedWindow(window: Unpadded, input: number, output: number): Window {
  const needed = (output - 1) * window.stride + extentOf(window);
  return { ...window, before: Math.max(0, Math.floor((needed - input) / 2)) };
}

/** What a window covers of its input for a span of its output. It may reach into the padding, beyond the image. */
export function spanBefore(window: Window, { first, last }: Span): Span {
  const { stride, before } = window;
  return { first: first * stride - before, last: last * stride - before + extentOf(window) - 1 };
}

/** The position of a window whose middle is nearest to a pixel of the input; it may be beyond the output. */
export function positionAround(window: Window, pixel: number): number {
  return Math.round((pixel + window.before - (extentOf(window) - 1) / 2) / window.stride);
}

/** What a window covers of its input for a field of its output. It may reach into the padding. */
export function fieldBefore(windows: Windows, { rows, columns }: Field): Field {
  return { rows: spanBefore(windows.rows, rows), columns: spanBefore(windows.columns, columns) };
}

export function fieldOfPixel(row: number, column: number): Field {
  return { rows: { first: row, last: row }, columns: { first: column, last: column } };
}

/** The part of a field that is in the image. */
export function clipField({ rows, columns }: Field, { height, width }: ImageSize): Field {
  return { rows: clip(rows, height), columns: clip(columns, width) };
}

function clip({ first, last }: Span, length: number): Span {
  return { first: Math.max(0, first), last: Math.min(length - 1, last) };
}

/** A layer on the way from the input. */
export interface Reach {
  /** The image that it receives; null if that is no image. */
  readonly input: ImageSize | null;
  /** How it reads it; null if each of its outputs depends on the whole input. */
  readonly windows: Windows | null;
}

/**
 * The receptive field of a pixel: what it depends on in the output of every layer before, and in the input.
 * @param layers the layers from the input to that of the pixel
 * @returns the field in the input of each of `layers`, cut to its image; null where that is no image
 */
export function receptiveFields(layers: readonly Reach[], row: number, column: number): readonly (Field | null)[] {
  const fields: (Field | null)[] = [];
  let field: Field | null = fieldOfPixel(row, column);
  for (const { input, windows } of layers.toReversed()) {
    if (!input) field = null;
    else if (!windows || !field) field = whole(input);
    // Padding is not part of the field, so the layer before need not have computed it.
    else field = clipField(fieldBefore(windows, field), input);
    fields.unshift(field);
  }
  return fields;
}

function whole({ height, width }: ImageSize): Field {
  return { rows: { first: 0, last: height - 1 }, columns: { first: 0, last: width - 1 } };
}
