import type { Palette } from '../core/color.ts';
import { placesWithin } from '../core/nearest.ts';
import type { Size } from '../core/size.ts';
import type { BandHistory } from '../core/types.ts';
import { type Band, countDiverged, lastFinite, lossExtent, summarize } from './band.ts';
import { describe, describeColumn, lossOf, nearestColumn, type Picked, pick, stepOf } from './band-reading.ts';
import type { Cursor, Shown } from './cursor.ts';
import { drawBrush } from './draw-brush.ts';
import { cross, drawDots, placeDots, type SweptNumber } from './draw-swept.ts';
import { drawLossAxes, type LossAxes } from './loss-axes.ts';
import type { LossScaleKind } from './loss-scale.ts';
import type { StepRange } from './zoom.ts';

export interface Runs {
  /** For example "seed 13". */
  readonly names: readonly string[];
  /** The number to plot the current losses against, beside the band; null for no such plot. */
  readonly swept: SweptNumber | null;
  /** The highlighted run. */
  readonly highlighted: number | null;
}

interface DrawnBand extends Shown {
  /** Describes the picked run, or the band at the keyboard's step; empty if there is neither. */
  readonly text: string;
  readonly diverged: number;
}

/** Draws the band of all runs and, for a swept number, the plot beside it. Returns null if there is nothing to draw. */
export function drawBand(
  context: CanvasRenderingContext2D,
  size: Size,
  history: BandHistory,
  band: Band,
  { names, swept, highlighted }: Runs,
  { kind, whole: all }: { readonly kind: LossScaleKind; readonly whole: boolean },
  zoom: StepRange | null,
  palette: Palette,
  cursor: Cursor,
): DrawnBand | null {
  const whole = [history.step[0] ?? 0, history.step[history.step.length - 1] ?? 0] as const;
  const range = zoom ?? whole;
  summarize(band, history, ...placesWithin(history.step, range));
  const losses = lossExtent(band, kind === 'log', all);
  const now = history.replicaLosses[history.replicaLosses.length - 1];
  const alive = history.replicaTrainLosses[history.replicaTrainLosses.length - 1] ?? now;
  if (!losses || !now) return null;

  const aside = swept ? Math.round(Math.min(180, Math.max(96, size.width * 0.32))) : 0;
  const axes = drawLossAxes(context, { ...size, width: size.width - aside }, { steps: range, losses }, kind, palette);
  const places = swept && placeDots(context, size, aside, swept, axes, palette);

  const pointer = cursor.dragFrom === null && cursor.step === null ? cursor.pointer : null;
  const picked = pick(history, band, axes, places, highlighted, pointer);
  const column = cursor.step === null ? null : nearestColumn(history, band, cursor.step);
  context.save();
  context.beginPath();
  context.rect(axes.left, axes.top - 1, axes.right - axes.left + 1, axes.bottom - axes.top + 2);
  context.clip();
  drawAreas(context, history, band, axes, palette);
  if (picked) drawRuns(context, history, band, axes, names.length, palette);
  drawMedian(context, history, band, axes, palette);
  if (picked) drawPicked(context, history, band, axes, picked, palette);
  context.restore();
  drawCrosses(context, history, band, axes, alive ?? now, palette);
  if (places) drawDots(context, places, axes, now, picked?.run ?? null, palette);
  if (column !== null) drawColumn(context, history, band, axes, column, palette);
  drawBrush(context, axes, cursor, palette);
  return {
    stepAt: axes.stepAt,
    steps: history.step,
    whole,
    range,
    text: picked
      ? describe(history, band, picked, names)
      : column === null
        ? ''
        : describeColumn(history, band, column),
    diverged: countDiverged(alive ?? now),
  };
}

function drawColumn(
  context: CanvasRenderingContext2D,
  history: BandHistory,
  band: Band,
  { x, top, bottom }: LossAxes,
  column: number,
  palette: Palette,
) {
  const at = Math.round(x(stepOf(history, band, column))) + 0.5;
  context.beginPath();
  context.moveTo(at, top);
  context.lineTo(at, bottom);
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.stroke();
}

function drawAreas(
  context: CanvasRenderingContext2D,
  history: BandHistory,
  band: Band,
  { x, y }: LossAxes,
  palette: Palette,
) {
  context.fillStyle = palette.accent;
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  for (const [from, to, alpha] of [
    [band.low, band.high, 0.1],
    [band.lower, band.upper, 0.24],
  ] as const) {
    context.globalAlpha = alpha;
    context.beginPath();
    for (let column = 0; column < band.columns; column++) {
      if (Number.isFinite(to[column])) context.lineTo(x(stepOf(history, band, column)), y.map(to[column] as number));
    }
    for (let column = band.columns - 1; column >= 0; column--) {
      if (Number.isFinite(from[column]))
        context.lineTo(x(stepOf(history, band, column)), y.map(from[column] as number));
    }
    context.fill();
    // A tint alone is hardly visible on a dark background.
    context.globalAlpha = 1;
    if (from === band.low) context.stroke();
  }
}

function drawMedian(
  context: CanvasRenderingContext2D,
  history: BandHistory,
  band: Band,
  { x, y }: LossAxes,
  palette: Palette,
) {
  context.beginPath();
  for (let column = 0; column < band.columns; column++) {
    const median = band.median[column] as number;
    if (Number.isFinite(median)) context.lineTo(x(stepOf(history, band, column)), y.map(median));
  }
  context.lineJoin = 'round';
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.8;
  context.stroke();
  if (band.columns !== 1) return;
  // A line through a single point is invisible.
  context.beginPath();
  context.arc(x(stepOf(history, band, 0)), y.map(band.median[0] as number), 2.5, 0, 2 * Math.PI);
  context.fillStyle = palette.ink;
  context.fill();
}

/** Draws every run as a thin line, all in one path. */
function drawRuns(
  context: CanvasRenderingContext2D,
  history: BandHistory,
  band: Band,
  axes: LossAxes,
  count: number,
  palette: Palette,
) {
  context.beginPath();
  for (let run = 0; run < count; run++) traceRun(context, history, band, axes, run);
  context.strokeStyle = palette.ink2;
  // At a fixed opacity, 64 lines would cover everything below.
  context.globalAlpha = 0.15 + 2 / Math.max(count, 8);
  context.lineWidth = 0.8;
  context.stroke();
  context.globalAlpha = 1;
}

function traceRun(
  context: CanvasRenderingContext2D,
  history: BandHistory,
  band: Band,
  { x, y }: LossAxes,
  run: number,
) {
  let broken = true;
  for (let column = 0; column < band.columns; column++) {
    const loss = lossOf(history, band, column, run);
    const finite = Number.isFinite(loss);
    if (finite && broken) context.moveTo(x(stepOf(history, band, column)), y.map(loss));
    else if (finite) context.lineTo(x(stepOf(history, band, column)), y.map(loss));
    broken = !finite;
  }
}

function drawPicked(
  context: CanvasRenderingContext2D,
  history: BandHistory,
  band: Band,
  axes: LossAxes,
  { run, column }: Picked,
  palette: Palette,
) {
  context.beginPath();
  traceRun(context, history, band, axes, run);
  context.strokeStyle = palette.surface;
  context.lineWidth = 4;
  context.stroke();
  context.strokeStyle = palette.negative;
  context.lineWidth = 2;
  context.stroke();
  const loss = lossOf(history, band, column, run);
  if (!Number.isFinite(loss)) return;
  context.beginPath();
  context.arc(axes.x(stepOf(history, band, column)), axes.y.map(loss), 3, 0, 2 * Math.PI);
  context.fillStyle = palette.negative;
  context.fill();
}

/** Draws a cross at the last finite loss of each diverged run. */
function drawCrosses(
  context: CanvasRenderingContext2D,
  history: BandHistory,
  band: Band,
  { x, y, top }: LossAxes,
  now: ArrayLike<number>,
  palette: Palette,
) {
  context.beginPath();
  for (let run = 0; run < now.length; run++) {
    if (Number.isFinite(now[run])) continue;
    const column = lastFinite(band, history, run);
    // The run is finite up to the right edge, so it diverged after the visible range.
    if (column < 0 || column === band.columns - 1) continue;
    cross(context, x(stepOf(history, band, column)), Math.max(top, y.map(lossOf(history, band, column, run))));
  }
  context.strokeStyle = palette.ink2;
  context.lineWidth = 1.4;
  context.stroke();
}
