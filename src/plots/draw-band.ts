import { scaleLinear, scaleLog } from 'd3';
import { type Band, countDiverged, lastFinite, lossExtent, summarize } from './band.ts';
import type { Palette } from './color.ts';
import type { Cursor, Shown } from './cursor.ts';
import { drawBrush } from './draw-brush.ts';
import { formatCount, formatNumber } from './format.ts';
import type { Place } from './LiveCanvas.tsx';
import { drawLossAxes, type LossAxes } from './loss-axes.ts';
import type { LossScaleKind } from './loss-scale.ts';
import { placesWithin } from './nearest.ts';
import type { Size } from './size.ts';
import type { BandHistory } from './types.ts';
import type { StepRange } from './zoom.ts';

/** The number that differs from run to run. */
export interface SweptNumber {
  readonly label: string;
  readonly scale: 'linear' | 'log';
  /** One for each run. */
  readonly values: readonly number[];
}

export interface Runs {
  /** "seed 13" */
  readonly names: readonly string[];
  /** Draws the losses of now over that number beside the band; null for no such picture. */
  readonly swept: SweptNumber | null;
  /** The run to point out. */
  readonly highlighted: number | null;
}

interface DrawnBand extends Shown {
  /** The run that is pointed out, or the band at the keyboard's step; empty where neither is. */
  readonly said: string;
  readonly diverged: number;
}

/** A run that the pointer is on or that is pointed out, and the column it is read at. */
interface Picked {
  readonly run: number;
  readonly column: number;
}

const GAP = 14;
const CROSS = 3;
const DOT = 2.6;

/** Draws the band of all runs and, where there is one, the picture beside it. Null where there is nothing to draw. */
export function drawBand(
  context: CanvasRenderingContext2D,
  size: Size,
  history: BandHistory,
  band: Band,
  { names, swept, highlighted }: Runs,
  kind: LossScaleKind,
  zoom: StepRange | null,
  palette: Palette,
  cursor: Cursor,
): DrawnBand | null {
  const whole = [history.step[0] ?? 0, history.step[history.step.length - 1] ?? 0] as const;
  const range = zoom ?? whole;
  summarize(band, history, ...placesWithin(history.step, range));
  const losses = lossExtent(band, kind === 'log');
  const now = history.replicaLosses[history.replicaLosses.length - 1];
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
  drawCrosses(context, history, band, axes, now, palette);
  if (places) drawDots(context, places, axes, now, picked?.run ?? null, palette);
  if (column !== null) drawColumn(context, history, band, axes, column, palette);
  drawBrush(context, axes, cursor, palette);
  return {
    stepAt: axes.stepAt,
    steps: history.step,
    whole,
    range,
    said: picked
      ? describe(history, band, picked, names)
      : column === null
        ? ''
        : describeColumn(history, band, column),
    diverged: countDiverged(now),
  };
}

function stepOf({ step }: BandHistory, band: Band, column: number): number {
  return step[band.rows[column] as number] ?? 0;
}

function lossOf({ replicaLosses }: BandHistory, band: Band, column: number, run: number): number {
  return replicaLosses[band.rows[column] as number]?.[run] ?? Number.NaN;
}

function nearestColumn(history: BandHistory, band: Band, step: number): number {
  let column = 0;
  while (
    column < band.columns - 1 &&
    Math.abs(stepOf(history, band, column + 1) - step) <= Math.abs(stepOf(history, band, column) - step)
  )
    column++;
  return column;
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

function describeColumn(history: BandHistory, band: Band, column: number): string {
  const write = (values: Float64Array) => formatNumber(values[column] as number);
  const step = formatCount(stepOf(history, band, column));
  return `Step ${step}: median ${write(band.median)}, half ${write(band.lower)} to ${write(band.upper)}`;
}

function drawAreas(
  context: CanvasRenderingContext2D,
  history: BandHistory,
  band: Band,
  { x, y }: LossAxes,
  palette: Palette,
) {
  context.fillStyle = palette.accent;
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
  }
  context.globalAlpha = 1;
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
  // A line of one point is none.
  context.beginPath();
  context.arc(x(stepOf(history, band, 0)), y.map(band.median[0] as number), 2.5, 0, 2 * Math.PI);
  context.fillStyle = palette.ink;
  context.fill();
}

/** Every run as a thin line, all in one path. */
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
  // Sixty-four of them would cover what lies below.
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

/** A cross where a run was finite for the last time. */
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
    if (column < 0) continue;
    cross(context, x(stepOf(history, band, column)), Math.max(top, y.map(lossOf(history, band, column, run))));
  }
  context.strokeStyle = palette.ink2;
  context.lineWidth = 1.4;
  context.stroke();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number) {
  context.moveTo(x - CROSS, y - CROSS);
  context.lineTo(x + CROSS, y + CROSS);
  context.moveTo(x - CROSS, y + CROSS);
  context.lineTo(x + CROSS, y - CROSS);
}

/** Draws the axis of the swept number, and tells where on it each run stands. */
function placeDots(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  aside: number,
  { label, scale: kind, values }: SweptNumber,
  { y, right: edge, top, bottom }: LossAxes,
  palette: Palette,
): number[] {
  const [left, right] = [width - aside + GAP, width - 2 * CROSS - 4];
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const scale = (kind === 'log' && from > 0 ? scaleLog() : scaleLinear()).domain([from, to]).range([left, right]);
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.beginPath();
  for (const tick of y.ticks) {
    const at = Math.round(y.map(tick)) + 0.5;
    context.moveTo(Math.max(edge, left - 6), at);
    context.lineTo(right + 6, at);
  }
  context.moveTo(left - 6.5, top);
  context.lineTo(left - 6.5, bottom);
  context.stroke();
  context.fillStyle = palette.ink2;
  const [first, last] = [formatNumber(from, { digits: 2 }), formatNumber(to, { digits: 2 })];
  const [start, end] = [left - 6, width];
  context.textAlign = 'left';
  context.fillText(first, start, height - 6);
  context.textAlign = 'right';
  context.fillText(last, end, height - 6);
  const free = [start + context.measureText(first).width, end - context.measureText(last).width] as const;
  context.textAlign = 'center';
  if (context.measureText(label).width + 12 < free[1] - free[0]) {
    context.fillText(label, (free[0] + free[1]) / 2, height - 6);
  }
  return values.map((value) => (from === to ? (left + right) / 2 : scale(value)));
}

/** The losses of now; a run that has diverged stands at the top with a cross. */
function drawDots(
  context: CanvasRenderingContext2D,
  places: readonly number[],
  { y, top }: LossAxes,
  now: ArrayLike<number>,
  picked: number | null,
  palette: Palette,
) {
  context.beginPath();
  places.forEach((x, run) => {
    const loss = now[run] as number;
    if (!Number.isFinite(loss)) return;
    context.moveTo(x + DOT, Math.max(top, y.map(loss)));
    context.arc(x, Math.max(top, y.map(loss)), DOT, 0, 2 * Math.PI);
  });
  context.fillStyle = palette.accent;
  context.fill();
  context.beginPath();
  places.forEach((x, run) => {
    if (!Number.isFinite(now[run])) cross(context, x, top);
  });
  context.strokeStyle = palette.ink2;
  context.lineWidth = 1.4;
  context.stroke();
  if (picked === null) return;
  const loss = now[picked] as number;
  context.beginPath();
  context.arc(places[picked] as number, Number.isFinite(loss) ? Math.max(top, y.map(loss)) : top, 5, 0, 2 * Math.PI);
  context.strokeStyle = palette.negative;
  context.lineWidth = 2;
  context.stroke();
}

/** The run nearest to the pointer, or the one that is pointed out from outside. */
function pick(
  history: BandHistory,
  band: Band,
  { x, y, right, top }: LossAxes,
  places: readonly number[] | null,
  highlighted: number | null,
  pointer: Place | null,
): Picked | null {
  const end = band.columns - 1;
  if (!pointer) {
    return highlighted === null
      ? null
      : { run: highlighted, column: Math.max(0, lastFinite(band, history, highlighted)) };
  }
  const beside = places !== null && pointer.x > right;
  let column = end;
  if (!beside) {
    while (
      column > 0 &&
      Math.abs(x(stepOf(history, band, column - 1)) - pointer.x) <
        Math.abs(x(stepOf(history, band, column)) - pointer.x)
    )
      column--;
  }
  const losses = history.replicaLosses[band.rows[column] as number];
  let run = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let other = 0; losses && other < losses.length; other++) {
    const loss = losses[other] as number;
    if (!beside && !Number.isFinite(loss)) continue;
    const height = Number.isFinite(loss) ? Math.max(top, y.map(loss)) : top;
    const distance = Math.hypot(height - pointer.y, beside ? (places[other] as number) - pointer.x : 0);
    if (distance < nearest) [run, nearest] = [other, distance];
  }
  return run < 0 ? null : { run, column };
}

function describe(history: BandHistory, band: Band, { run, column }: Picked, names: readonly string[]): string {
  const now = lossOf(history, band, band.columns - 1, run);
  const loss = lossOf(history, band, column, run);
  const gone = Number.isFinite(now) ? '' : ', diverged';
  const value = Number.isFinite(loss)
    ? `: ${formatNumber(loss)} at step ${formatCount(stepOf(history, band, column))}`
    : '';
  return `${names[run] ?? ''}${value}${gone}`;
}
