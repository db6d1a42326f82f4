import { contours } from 'd3';
import { LEVELS, type Palette } from '../core/color.ts';
import {
  colorClasses,
  colorMap,
  firstMap,
  inputMap,
  type MapRange,
  type PixelBuffer,
  resolveRange,
} from '../core/heatmap.ts';
import { rangeOfAll, ranks } from '../core/ranking.ts';
import type { Size } from '../core/size.ts';
import type { PlotFrame, PlotView, UnitRef } from '../core/types.ts';
import { classBorders } from './class-borders.ts';
import { outputRange } from './output-scale.ts';
import type { PlaneScales } from './points.ts';

/** A unit whose map is shown instead of the output, with the value range of its colours. */
export interface ShownUnit extends UnitRef {
  readonly range: MapRange;
}

/** Display options of the output on a map. */
export interface MapLook {
  /** The output at which the predicted class changes. */
  readonly threshold: number;
  /** Whether the output has flat colours instead of shades: one for each class, or `DISCRETE_STEPS` for numbers. */
  readonly discrete: boolean;
}

/** Draws the map of the output, of a unit or of an input. Returns the value range of its colours. */
export function drawMap(
  context: CanvasRenderingContext2D,
  view: PlotView,
  { maps }: PlotFrame,
  plot: Size,
  palette: Palette,
  unit: ShownUnit | null,
  buffer: PixelBuffer,
  { threshold, discrete }: MapLook,
): readonly [number, number] {
  const { size } = view.grid;
  const cells = size * size;
  const output = view.layers.length - 1;
  const layer = unit?.layer ?? output;
  const target = { pixels: buffer.pixels, rowLength: size, start: 0 };
  buffer.resize(size, size);

  if (layer < 0) {
    const input = inputMap(view, unit?.unit ?? 0) ?? new Float32Array(cells);
    colorMap(input, 0, size, 1, [-1, 1], palette.soft, { ...target, pixels: buffer.pixels });
    paint(context, plot, buffer);
    return inputRange(view, unit?.unit ?? 0);
  }

  const first = firstMap(view, layer);
  const units = view.layers[layer]?.units ?? 0;
  const offset = (first + (unit?.unit ?? 0)) * cells;
  const regions = view.answer === 'class' && !unit;
  const isRanking = ranks(view) && layer === output;
  let range = isRanking ? rangeOfAll(maps, offset, offset + cells) : outputRange(view);
  if (regions) {
    const lookups = discrete ? palette.discrete.classes : palette.confidence;
    colorClasses(maps, offset, cells, lookups, units, buffer.pixels);
  } else if (discrete && !unit) {
    const { halves, steps } = palette.discrete;
    const neutral = palette.soft[LEVELS >> 1];
    // The colours of two classes meet at the threshold.
    if (view.answer === 'side')
      colorMap(maps, offset, size, 1, [threshold - 1, threshold + 1], halves, target, neutral);
    else colorMap(maps, offset, size, 1, range, steps, target, neutral);
  } else {
    if (unit && layer !== output) range = resolveRange(unit.range, maps, first * cells, (first + units) * cells, 7);
    colorMap(maps, offset, size, 1, range, palette.soft, { ...target, pixels: buffer.pixels });
  }
  paint(context, plot, buffer);
  if (regions) drawBorders(context, maps, offset, size, units, plot, palette);
  if (view.answer === 'side' && layer === output && !isRanking)
    drawBoundary(context, view, threshold, maps, offset, plot, palette);
  return range;
}

function paint(context: CanvasRenderingContext2D, plot: Size, buffer: PixelBuffer) {
  buffer.flush();
  context.imageSmoothingEnabled = true;
  // A value belongs to the centre of its cell, like a pixel to its own.
  context.drawImage(buffer.canvas, 0, 0, plot.width, plot.height);
}

function inputRange({ inputMaps, grid: { size } }: PlotView, feature: number): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let cell = feature * size * size; cell < (feature + 1) * size * size; cell++) {
    low = Math.min(low, inputMaps[cell] as number);
    high = Math.max(high, inputMaps[cell] as number);
  }
  const bound = Math.max(-low, high);
  return low < 0 && high > 0 ? [-bound, bound] : [low, high];
}

/** Draws the decision boundary of two classes. */
function drawBoundary(
  context: CanvasRenderingContext2D,
  { grid: { size } }: PlotView,
  threshold: number,
  maps: Float32Array,
  offset: number,
  plot: Size,
  palette: Palette,
) {
  const values = maps.subarray(offset, offset + size * size) as unknown as number[];
  const boundary = contours().size([size, size]).contour(values, threshold);
  const scaleX = plot.width / size;
  const scaleY = plot.height / size;
  const edge = (a: number, b: number) => (a <= 0.5 && b <= 0.5) || (a >= size - 0.5 && b >= size - 0.5);
  context.beginPath();
  for (const polygon of boundary.coordinates) {
    for (const polygonRing of polygon) {
      let before: number[] | null = null;
      for (const at of polygonRing) {
        const [x, y] = at as [number, number];
        // Rings close along the border of the grid, which is not a boundary.
        if (!before || edge(before[0] as number, x) || edge(before[1] as number, y)) {
          context.moveTo(x * scaleX, y * scaleY);
        } else {
          context.lineTo(x * scaleX, y * scaleY);
        }
        before = at;
      }
    }
  }
  strokeBoundary(context, palette);
}

/** Draws the lines between the regions of several classes. */
function drawBorders(
  context: CanvasRenderingContext2D,
  maps: Float32Array,
  offset: number,
  size: number,
  classCount: number,
  plot: Size,
  palette: Palette,
) {
  const scaleX = plot.width / size;
  const scaleY = plot.height / size;
  context.beginPath();
  classBorders(maps, offset, size, classCount, (x0, y0, x1, y1) => {
    context.moveTo(x0 * scaleX, y0 * scaleY);
    context.lineTo(x1 * scaleX, y1 * scaleY);
  });
  strokeBoundary(context, palette);
}

function strokeBoundary(context: CanvasRenderingContext2D, palette: Palette) {
  context.strokeStyle = palette.ink;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
}

/** Draws the output over the only feature. */
export function drawCurve(
  context: CanvasRenderingContext2D,
  view: PlotView,
  { maps }: PlotFrame,
  { x, y }: PlaneScales,
  palette: Palette,
  threshold: number,
): readonly [number, number] {
  const { size } = view.grid;
  const offset = firstMap(view, view.layers.length - 1) * size * size;
  const [low, high] = view.grid.x;
  const row = maps.subarray(offset, offset + size);
  // The default threshold, in the middle, needs no line.
  if (view.answer === 'side' && threshold !== view.boundary) {
    context.beginPath();
    context.moveTo(x(low), y(threshold));
    context.lineTo(x(high), y(threshold));
    strokeBoundary(context, palette);
  }
  context.beginPath();
  for (const [index, value] of row.entries()) {
    const across = x(low + ((index + 0.5) / size) * (high - low));
    // The curve has a gap where the output is not a finite number.
    if (Number.isFinite(row[index - 1])) context.lineTo(across, y(value));
    else context.moveTo(across, y(value));
  }
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.stroke();
  return outputRange(view);
}
