import { scaleLinear } from 'd3';
import { formatCompact } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import type { Place } from '../core/design-pixels.ts';
import type { Size } from '../core/size.ts';
import { drawBoundTicks } from './bound-ticks.ts';
import { binAt, layRidges, type Moment, ridgeBound, ridgeHeights, rowAt, type Spread } from './ridges.ts';

/** The values under the pointer. */
export interface Reading {
  readonly step: number;
  /** Ends of the bin. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Total count. */
  readonly of: number;
}

const MARGIN = { top: 6, right: 6, bottom: 19, left: 34 };
/** Pixels per cell; smaller cells would show noise. */
const CELL = 2;

interface Row {
  readonly step: number;
  readonly spread: Spread;
}

/**
 * Heights of earlier rows, with the bound and number of cells for which they were computed, because only the latest row
 * is new.
 */
const known = new WeakMap<Spread, { readonly key: string; readonly heights: Float64Array }>();

function heightsOf(spread: Spread, bound: number, cells: number): Float64Array {
  const key = `${bound}/${cells}`;
  const found = known.get(spread);
  if (found?.key === key) return found.heights;
  const heights = ridgeHeights(spread, bound, cells);
  known.set(spread, { key, heights });
  return heights;
}

/** Draws a row for each moment. Returns the values under the pointer. */
export function drawRidges(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  moments: readonly Moment[],
  palette: Palette,
  pointer: Place | null,
): Reading | null {
  const rows = moments.flatMap(({ step, spread }): Row[] => (spread ? [{ step, spread }] : []));
  if (rows.length === 0) return null;
  const [left, right, top, bottom] = [MARGIN.left, width - MARGIN.right, MARGIN.top, height - MARGIN.bottom];
  const bound = ridgeBound(rows.map(({ spread }) => spread));
  const cells = Math.max(8, Math.min(96, Math.floor((right - left) / CELL)));
  const x = scaleLinear([-bound, bound], [left, right]);
  const layout = layRidges(rows.length, top, bottom);
  const pointed = pointer && pointer.x >= left && pointer.x <= right ? rowAt(layout, pointer.y) : null;

  drawAxis(context, x, { left, right, top, bottom, bound, height }, palette);
  const cell = (right - left) / cells;
  context.lineJoin = 'round';
  rows.forEach(({ spread }, row) => {
    const baseline = layout.baselines[row] as number;
    const heights = heightsOf(spread, bound, cells);
    // If the baselines reached the margins, they would hide everything else among sixty rows.
    const first = Math.max(0, heights.findIndex((height) => height > 0) - 1);
    const last = Math.min(cells - 1, heights.findLastIndex((height) => height > 0) + 1);
    context.beginPath();
    context.moveTo(left + first * cell, baseline);
    for (let index = first; index <= last; index++) {
      context.lineTo(left + (index + 0.5) * cell, baseline - (heights[index] as number) * layout.lift);
    }
    context.lineTo(left + (last + 1) * cell, baseline);
    const latest = row === rows.length - 1;
    context.globalAlpha = 0.86;
    context.fillStyle = palette.surface;
    context.fill();
    context.globalAlpha = latest || row === pointed ? 1 : 0.35 + (0.5 * row) / rows.length;
    context.strokeStyle = row === pointed ? palette.ink : latest ? palette.accent : palette.ink3;
    context.lineWidth = latest || row === pointed ? 1.8 : 1;
    context.stroke();
  });
  context.globalAlpha = 1;

  drawSteps(context, rows, layout.baselines, palette);
  return pointed === null || !pointer ? null : read(rows[pointed] as Row, x.invert(pointer.x));
}

function read({ step, spread }: Row, value: number): Reading | null {
  const of = spread.counts.reduce((sum, count) => sum + count, 0);
  const bin = binAt(spread, value);
  if (bin === null) return { step, low: value, high: value, count: 0, of };
  const width = (spread.high - spread.low) / spread.counts.length;
  const low = spread.low + bin * width;
  return { step, low, high: low + width, count: spread.counts[bin] ?? 0, of };
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly bound: number;
  readonly height: number;
}

function drawAxis(
  context: CanvasRenderingContext2D,
  x: (value: number) => number,
  { left, right, top, bottom, bound, height }: Frame,
  palette: Palette,
) {
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, bottom + 0.5);
  context.lineTo(right, bottom + 0.5);
  context.moveTo(Math.round(x(0)) + 0.5, top);
  context.lineTo(Math.round(x(0)) + 0.5, bottom + 4);
  context.stroke();
  drawBoundTicks(context, x, bound, height - 5, palette);
}

/** Writes the steps of the first and the last row, and of one in between, at their baselines. */
function drawSteps(
  context: CanvasRenderingContext2D,
  rows: readonly Row[],
  baselines: readonly number[],
  palette: Palette,
) {
  context.fillStyle = palette.ink2;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  let above = Number.POSITIVE_INFINITY;
  for (const row of [rows.length - 1, Math.floor((rows.length - 1) / 2), 0]) {
    const at = baselines[row] as number;
    if (above - at < 13) continue;
    above = at;
    context.fillText(formatCompact((rows[row] as Row).step), MARGIN.left - 5, at - 1);
  }
}
