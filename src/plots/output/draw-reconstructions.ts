import { interpolateLab } from 'd3';
import { createLookup, type Palette } from '../core/color.ts';
import { colorMap, firstMap, type PixelBuffer } from '../core/heatmap.ts';
import type { Size } from '../core/size.ts';
import type { PlotFrame, PlotView } from '../core/types.ts';
import type { PlaneScales } from './points.ts';

/** The reconstructions of examples on the plane. */
export interface Moves {
  /** The examples, by their indices in the points of the view. */
  readonly indices: ArrayLike<number>;
  /** [count, 2] */
  readonly positions: ArrayLike<number>;
}

/** The strength of the darkest colour, on which points and lines are visible. */
const STRENGTH = 0.55;

/** Colours of errors, from none to the largest. */
export function errorLookup({ surface, ink3 }: Palette): Uint32Array {
  return createLookup([surface, interpolateLab(surface, ink3)(STRENGTH)]);
}

/**
 * Draws how far the reconstruction of every point of the plane is from the point: the root of the mean squared difference.
 * @returns the largest of these
 */
export function drawErrors(
  context: CanvasRenderingContext2D,
  view: PlotView,
  { maps }: PlotFrame,
  plot: Size,
  lookup: Uint32Array,
  buffer: PixelBuffer,
): number {
  const { size } = view.grid;
  const cells = size * size;
  const { length: width } = view.features;
  const first = firstMap(view, view.layers.length - 1) * cells;
  const errors = new Float32Array(cells);
  let most = 0;
  for (let cell = 0; cell < cells; cell++) {
    let sum = 0;
    for (let feature = 0; feature < width; feature++) {
      const place = feature * cells + cell;
      sum += ((maps[first + place] as number) - (view.inputMaps[place] as number)) ** 2;
    }
    const error = Math.sqrt(sum / width);
    errors[cell] = error;
    if (error > most && error < Number.POSITIVE_INFINITY) most = error;
  }
  buffer.resize(size, size);
  const target = { pixels: buffer.pixels, rowLength: size, start: 0 };
  colorMap(errors, 0, size, 1, [0, Math.max(most, 1e-9)], lookup, target);
  buffer.flush();
  context.imageSmoothingEnabled = true;
  context.drawImage(buffer.canvas, 0, 0, plot.width, plot.height);
  return most;
}

const END = 1.6;

/**
 * Draws a line from each example to its reconstruction, which is a dot.
 * @param places of the points of the view: NaN for those that are not drawn
 */
export function drawMoves(
  context: CanvasRenderingContext2D,
  { grid }: PlotView,
  places: Float32Array,
  { indices, positions }: Moves,
  { x, y }: PlaneScales,
  palette: Palette,
): void {
  const isLine = grid.labels.length === 1;
  const lines = new Path2D();
  const ends = new Path2D();
  for (let row = 0; row < indices.length; row++) {
    const index = indices[row] as number;
    const [fromX, fromY] = [places[2 * index] as number, places[2 * index + 1] as number];
    if (!Number.isFinite(fromX + fromY)) continue;
    const toX = x(positions[2 * row] as number);
    const toY = isLine ? fromY : y(positions[2 * row + 1] as number);
    lines.moveTo(fromX, fromY);
    lines.lineTo(toX, toY);
    ends.moveTo(toX + END, toY);
    ends.arc(toX, toY, END, 0, 2 * Math.PI);
  }
  context.strokeStyle = palette.ink2;
  context.lineWidth = 0.8;
  context.globalAlpha = 0.6;
  context.stroke(lines);
  context.globalAlpha = 1;
  context.fillStyle = palette.ink;
  context.fill(ends);
}
