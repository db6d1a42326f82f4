import { classColor, lookupColor, type Palette } from '../core/color.ts';
import { targetRange } from '../core/heatmap.ts';
import { glyph, outline } from '../core/marks.ts';
import type { PlotView } from '../core/types.ts';
import { topmost } from './points.ts';

/** Radius of the empty part of a hollow mark, as a share of the mark's radius. */
const HOLE = 0.64;

/** Draws the examples. The outline shows the part, and the glyph inside shows the class. */
export function drawPoints(context: CanvasRenderingContext2D, view: PlotView, places: Float32Array, palette: Palette) {
  const { count, labels, part } = view.points;
  const isNumber = view.classes.length === 0;
  const range = isNumber ? targetRange(view) : ([0, 1] as const);
  const radius = pointRadius(count);
  const outlines = [0, 1, 2].map((one) => new Path2D(outline(one, radius)));
  const hole = new Path2D(outline(2, radius * HOLE));
  const glyphs = view.classes.map((_, label) => [
    new Path2D(glyph(label, radius)),
    new Path2D(glyph(label, radius * 0.75)),
  ]);
  // Class colours are never pale. Numbers near the middle of the scale are, so they need an outline.
  context.strokeStyle = isNumber ? palette.ink2 : palette.surface;
  context.lineWidth = isNumber ? 0.8 : 1.1;

  for (const index of topmost(places, radius)) {
    const [x, y] = [places[index * 2] as number, places[index * 2 + 1] as number];
    const label = labels[index] as number;
    const hollow = part[index] === 2;
    const color = isNumber
      ? lookupColor(palette.diverging, (label - range[0]) / (range[1] - range[0]))
      : classColor(palette, view.classes.length, label);
    const shape = outlines[part[index] as number] as Path2D;
    context.translate(x, y);
    context.fillStyle = color;
    context.fill(shape);
    context.stroke(shape);
    if (hollow) {
      context.fillStyle = palette.surface;
      context.fill(hole);
      if (isNumber) context.stroke(hole);
    }
    const inside = glyphs[Math.round(label)]?.[hollow ? 1 : 0];
    if (inside && !isNumber) {
      context.fillStyle = hollow ? color : palette.surface;
      context.fill(inside);
    }
    context.translate(-x, -y);
  }
}

/** Draws a ring around each highlighted example. */
export function drawRings(
  context: CanvasRenderingContext2D,
  view: PlotView,
  places: Float32Array,
  marked: readonly number[],
  palette: Palette,
) {
  const radius = pointRadius(view.points.count) + 3.5;
  for (const [color, width] of [
    [palette.surface, 4.4],
    [palette.ink, 2],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    for (const point of marked) {
      const [x, y] = [places[point * 2] as number, places[point * 2 + 1] as number];
      if (!Number.isFinite(x + y)) continue;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.stroke();
    }
  }
}

/** The more points, the smaller. */
export function pointRadius(count: number): number {
  if (count > 800) return 2.6;
  return count > 350 ? 3.3 : 3.8;
}
