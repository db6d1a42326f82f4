import { formatNumber, formatPercent } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import { nearest } from '../core/nearest.ts';
import type { Size } from '../core/size.ts';
import type { CurveData, GhostCurve } from '../core/types.ts';
import type { Cursor, Shown } from './cursor.ts';
import { drawBrush } from './draw-brush.ts';
import { type Curve, curveOf, dot, drawCurve, extentOf } from './draw-curve.ts';
import { drawLanes, LANE_HEIGHT, type Lane } from './draw-lanes.ts';
import { drawReferences, type Reference } from './draw-references.ts';
import { ghostDashes } from './ghost-dashes.ts';
import { drawLossAxes, type LossAxes } from './loss-axes.ts';
import type { LossScaleKind } from './loss-scale.ts';
import { describeReading, partsOf, type Reading, readCurves } from './reading.ts';
import { drawSpread } from './spread.ts';
import { type StepRange, shownRange } from './zoom.ts';

/** Display options of the curves of a run. */
export interface CurveView {
  /** Such as `loss`: the curves are `train/loss` and `validation/loss`. */
  readonly quantity: string;
  /** Whether the quantity is a share of 1. */
  readonly percent: boolean;
  readonly scale: LossScaleKind;
  /** Weight of the past in the smoothed curves; 0 for no smoothing. */
  readonly smoothing: number;
  readonly zoom: StepRange | null;
  /** Values for comparison, in descending order. */
  readonly references: readonly Reference[];
  /** The series below the curves. */
  readonly lanes: readonly Lane[];
  /** The name of the only curve, `train/…`, if there are no parts; null for training and validation. */
  readonly undivided: string | null;
  /** The series between which the area behind the only curve lies; null without an area. */
  readonly band: readonly [low: string, high: string] | null;
}

export interface DrawnCurves extends Shown {
  readonly validates: boolean;
  /** The cursor's position in pixels and the values there; null without a cursor. */
  readonly reading: { readonly x: number; readonly of: Reading } | null;
}

/** Draws a run together with its ghosts. Returns null if there is nothing to draw. */
export function drawCurves(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  data: CurveData,
  view: CurveView,
  palette: Palette,
  cursor: Cursor,
): DrawnCurves | null {
  const { history, now, ghosts } = data;
  const { step } = history;
  const whole = wholeRange(data);
  const range = shownRange(view.zoom, whole);
  const [trainValues, validationValues] = partsOf(history, view.quantity);
  const train = curveOf(step, trainValues, view.smoothing, range);
  const validation = curveOf(step, validationValues, view.smoothing, range);
  const band = (view.band ?? []).map((series) => curveOf(step, history.values[series] ?? [], view.smoothing, range));
  const earlier = ghosts.map((ghost) => ({
    ghost,
    curve: curveOf(ghost.step, ghost.values[view.quantity] ?? [], 0, range),
  }));
  const goals = view.references.filter(({ isGoal }) => isGoal).map(({ value }) => value);
  const extent = extentOf([train, validation, ...band, ...earlier.map(({ curve }) => curve)], view.scale, goals);
  if (!extent || step.length === 0) return null;

  const plot = { width, height: height - view.lanes.length * LANE_HEIGHT };
  const write = view.percent ? formatPercent : formatNumber;
  const writeTick = view.percent ? (value: number) => formatPercent(value).replace('.0%', '%') : formatNumber;
  const axes = drawLossAxes(context, plot, { steps: range, losses: extent }, view.scale, palette, writeTick);
  drawReferences(context, axes, view.references, palette);
  context.save();
  clipToAxes(context, axes);
  context.lineJoin = 'round';
  const [low, high] = band;
  if (low && high) drawSpread(context, axes, low, high, palette);
  else shadeGap(context, axes, train, validation, palette);
  for (const { ghost, curve } of earlier) drawGhost(context, axes, ghost, curve, palette);
  const main = { color: palette.ink, width: 1.8, dash: [] };
  const trained = { color: palette.ink3, width: 1.4, dash: [5, 3] };
  drawCurve(context, axes, train, view.undivided === null ? trained : main);
  drawCurve(context, axes, validation, main);
  if (now < (step[step.length - 1] as number)) drawNow(context, axes, now, palette);
  context.restore();
  for (const { ghost, curve } of earlier) labelGhost(context, axes, ghost, curve, palette);

  const at = cursorStep(cursor, axes, range, step);
  const reading = at === null ? null : readCurves(data, view, at);
  const place = reading && nearest(step, at as number);
  drawLanes(context, plot.height, view.lanes, history, axes, range, place, palette);
  drawBrush(context, axes, cursor, palette);
  if (reading) drawCrosshair(context, axes, height, reading, [train, validation], palette);
  return {
    stepAt: axes.stepAt,
    steps: step,
    whole,
    range,
    validates: validation.places.length > 0,
    text: reading ? describeReading(reading, write) : '',
    reading: reading && { x: axes.x(reading.step), of: reading },
  };
}

/** The range of steps of the run and all its ghosts. */
function wholeRange({ history: { step }, ghosts }: CurveData): StepRange {
  let last = step[step.length - 1] ?? 0;
  for (const ghost of ghosts) last = Math.max(last, ghost.step[ghost.step.length - 1] ?? 0);
  return [step[0] ?? 0, last];
}

export function clipToAxes(context: CanvasRenderingContext2D, { left, right, top, bottom }: LossAxes) {
  context.beginPath();
  context.rect(left - 3, top - 3, right - left + 6, bottom - top + 6);
  context.clip();
}

/** Shades the generalization gap, the area between training and validation. */
function shadeGap(
  context: CanvasRenderingContext2D,
  { x, y }: LossAxes,
  train: Curve,
  validation: Curve,
  palette: Palette,
) {
  if (train.places.length < 2 || validation.places.length < 2) return;
  context.beginPath();
  for (const [{ step, values, smoothed, smoothPlaces }, ordered] of [
    [train, train.smoothPlaces],
    [validation, validation.smoothPlaces.toReversed()],
  ] as const) {
    if (smoothPlaces.length === 0) return;
    for (const place of ordered) context.lineTo(x(step[place] as number), y.map((smoothed ?? values)[place] as number));
  }
  context.globalAlpha = 0.07;
  context.fillStyle = palette.ink;
  context.fill();
  context.globalAlpha = 1;
}

function drawGhost(
  context: CanvasRenderingContext2D,
  axes: LossAxes,
  { place }: GhostCurve,
  curve: Curve,
  palette: Palette,
) {
  const color = place % 2 ? palette.ink2 : palette.ink3;
  drawCurve(context, axes, curve, { color, width: 1, dash: ghostDashes(place) });
}

/** Writes the ghost's number at the end of its visible curve. */
function labelGhost(
  context: CanvasRenderingContext2D,
  { x, y, right, top, bottom }: LossAxes,
  { number }: GhostCurve,
  { step, values, places }: Curve,
  palette: Palette,
) {
  const last = places[places.length - 1];
  if (last === undefined) return;
  const left = Math.min(x(step[last] as number) + 2, right + 1);
  const height = Math.min(bottom, Math.max(top, y.map(values[last] as number)));
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.strokeText(String(number), left, height);
  context.fillStyle = palette.ink2;
  context.fillText(String(number), left, height);
}

/** Marks the current step of a run that was rewound. */
function drawNow(context: CanvasRenderingContext2D, { x, top, bottom }: LossAxes, now: number, palette: Palette) {
  const at = Math.round(x(now)) + 0.5;
  context.beginPath();
  context.moveTo(at, top);
  context.lineTo(at, bottom);
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.4;
  context.stroke();
}

/** The step under the cursor; within the run, the nearest step with values. */
export function cursorStep(
  { pointer, step, dragFrom }: Cursor,
  { stepAt, left, right }: LossAxes,
  [first, last]: StepRange,
  steps: ArrayLike<number>,
): number | null {
  const beside = !pointer || dragFrom !== null || pointer.x < left - 8 || pointer.x > right + 8;
  if (step === null && beside) return null;
  const at = Math.min(last, Math.max(first, step ?? Math.round(stepAt((pointer as { x: number }).x))));
  const end = steps[steps.length - 1] ?? 0;
  return at > end ? at : (steps[nearest(steps, at)] as number);
}

function drawCrosshair(
  context: CanvasRenderingContext2D,
  axes: LossAxes,
  height: number,
  { step, place }: Reading,
  curves: readonly Curve[],
  palette: Palette,
) {
  const at = Math.round(axes.x(step)) + 0.5;
  context.beginPath();
  context.moveTo(at, axes.top);
  context.lineTo(at, axes.bottom);
  context.moveTo(at, axes.bottom + 22);
  context.lineTo(at, Math.max(axes.bottom + 22, height));
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.stroke();
  if (place === null) return;
  for (const { values, smoothed } of curves) {
    const value = (smoothed ?? values)[place] as number;
    if (Number.isFinite(value)) dot(context, axes, step, value, palette.ink);
  }
}
