import { formatCount, formatNumber, formatPercent } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import { nearest } from '../core/nearest.ts';
import type { Size } from '../core/size.ts';
import type { Cursor } from './cursor.ts';
import { type Curve, curveOf, drawCurve, extentOf } from './draw-curve.ts';
import { clipToAxes, cursorStep } from './draw-curves.ts';
import { drawLossAxes, type LossAxes } from './loss-axes.ts';
import type { LossScaleKind } from './loss-scale.ts';
import type { Reading } from './reading.ts';
import type { Drawn } from './StepPlot.tsx';
import { spreadLabels } from './spread-labels.ts';
import { type StepRange, shownRange } from './zoom.ts';

/** A quantity of one of the experiments that are compared. */
export interface ComparedCurve {
  /** A letter, shown at the end of the curve. */
  readonly name: string;
  readonly step: readonly number[];
  /** Empty without such a part. */
  readonly train: readonly number[];
  readonly validation: readonly number[];
}

export interface ComparedView {
  /** Whether the quantity is a share of 1. */
  readonly percent: boolean;
  readonly scale: LossScaleKind;
  readonly zoom: StepRange | null;
}

/** The indices of the colours in the palette of classes, and the dashes, by the place of an experiment. */
const COLORS = [1, 0, 2, 3] as const;
const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 2], [9, 3, 2, 3]];
const LABEL_GAP = 12;

/** The property of the theme with the colour of an experiment, and the dashes of its curve. */
export function comparedStroke(place: number): { readonly color: string; readonly dash: readonly number[] } {
  return { color: `--class-${COLORS[place % COLORS.length]}`, dash: DASHES[place % DASHES.length] ?? [] };
}

/** Draws the curves of several experiments over one another. Returns null if there is nothing to draw. */
export function drawCompared(
  context: CanvasRenderingContext2D,
  size: Size,
  all: readonly ComparedCurve[],
  { percent, scale, zoom }: ComparedView,
  palette: Palette,
  cursor: Cursor,
): Drawn | null {
  const longest = all.reduce<readonly number[]>((most, { step }) => (last(step) > last(most) ? step : most), []);
  const whole: StepRange = [0, Math.max(0, last(longest))];
  const range = shownRange(zoom, whole);
  const curves = all.map((one) => ({
    one,
    train: curveOf(one.step, one.train, 0, range),
    validation: curveOf(one.step, one.validation, 0, range),
  }));
  const extent = extentOf(
    curves.flatMap(({ train, validation }) => [train, validation]),
    scale,
  );
  if (!extent) return null;
  const writeTick = percent ? (value: number) => formatPercent(value).replace('.0%', '%') : formatNumber;
  // Leaves room for the letters.
  const axes = drawLossAxes(
    context,
    { ...size, width: size.width - 6 },
    { steps: range, losses: extent },
    scale,
    palette,
    writeTick,
  );
  context.save();
  clipToAxes(context, axes);
  context.lineJoin = 'round';
  for (const [place, { train, validation }] of curves.entries()) {
    const color = palette.classes[COLORS[place % COLORS.length] ?? 0] as string;
    const { dash } = comparedStroke(place);
    if (validation.places.length > 0) {
      context.globalAlpha = 0.55;
      drawCurve(context, axes, train, { color, width: 0.9, dash });
      context.globalAlpha = 1;
    }
    drawCurve(context, axes, mainOf({ train, validation }), { color, width: 1.8, dash });
  }
  context.restore();
  const ends = curves.flatMap(({ one, ...parts }, place) => {
    const end = mainOf(parts).places.at(-1);
    return end === undefined ? [] : [{ name: one.name, place, curve: mainOf(parts), end }];
  });
  drawNames(context, axes, ends, palette);
  const at = cursorStep(cursor, axes, range, longest);
  if (at !== null) drawCrosshair(context, axes, at, palette);
  const reading = at === null ? null : readAt(all, at);
  const write = percent ? formatPercent : formatNumber;
  return {
    stepAt: axes.stepAt,
    steps: longest,
    whole,
    range,
    text: reading
      ? `Step ${formatCount(reading.step)}: ${reading.values.map(({ name, value }) => `${name} ${write(value)}`).join(', ')}`
      : '',
    reading: reading && { x: axes.x(reading.step), of: reading },
  };
}

interface Parts {
  readonly train: Curve;
  readonly validation: Curve;
}

/** The curve on validation examples if there is one, otherwise the one on training examples. */
function mainOf({ train, validation }: Parts): Curve {
  return validation.places.length > 0 ? validation : train;
}

interface End {
  readonly name: string;
  readonly place: number;
  readonly curve: Curve;
  readonly end: number;
}

/** Writes the letter of each curve at its end, and moves letters apart that would touch. */
function drawNames(
  context: CanvasRenderingContext2D,
  { x, y, right, top, bottom }: LossAxes,
  ends: readonly End[],
  palette: Palette,
) {
  const heights = ends.map(({ curve, end }) => y.map(curve.values[end] as number));
  const places = spreadLabels(heights, LABEL_GAP, top, bottom);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  ends.forEach(({ name, place, curve, end }, index) => {
    const left = Math.min(x(curve.step[end] as number) + 4, right + 4);
    context.strokeText(name, left, places[index] as number);
    context.fillStyle = palette.classes[COLORS[place % COLORS.length] ?? 0] as string;
    context.fillText(name, left, places[index] as number);
  });
}

function drawCrosshair(
  context: CanvasRenderingContext2D,
  { x, top, bottom }: LossAxes,
  step: number,
  palette: Palette,
) {
  const at = Math.round(x(step)) + 0.5;
  context.beginPath();
  context.moveTo(at, top);
  context.lineTo(at, bottom);
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.stroke();
}

/** The values of all curves that reach a step. */
function readAt(all: readonly ComparedCurve[], at: number): Reading {
  const values = all.flatMap(({ name, step, train, validation }) => {
    if (at > last(step)) return [];
    const place = nearest(step, at);
    return [
      { name, value: validation[place] ?? Number.NaN },
      { name: `${name}, train`, value: train[place] ?? Number.NaN },
    ].filter(({ value }) => !Number.isNaN(value));
  });
  return { step: at, epoch: null, place: null, values };
}

function last(step: readonly number[]): number {
  return step.at(-1) ?? -1;
}
