import { scaleLinear } from 'd3';
import { formatNumber } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import type { Size } from '../core/size.ts';
import { type LossScale, type LossScaleKind, lossScale } from './loss-scale.ts';
import { drawStepAxes } from './step-axes.ts';

export interface LossAxes {
  readonly x: (step: number) => number;
  /** The step at this many pixels from the left edge. */
  readonly stepAt: (x: number) => number;
  readonly y: LossScale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Extent {
  /** The first and the last step. */
  readonly steps: readonly [number, number];
  /** The lowest and the highest loss. */
  readonly losses: readonly [number, number];
}

const MARGIN = { top: 24, right: 10, bottom: 22, left: 50 };

/** Draws axes with losses upwards and steps to the right, and returns their scales and edges. */
export function drawLossAxes(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  { steps: [start, end], losses: [low, high] }: Extent,
  kind: LossScaleKind,
  palette: Palette,
  write: (value: number) => string = formatNumber,
): LossAxes {
  const [left, right, top, bottom] = [MARGIN.left, width - MARGIN.right, MARGIN.top, height - MARGIN.bottom];
  const y = lossScale(kind, low, high, bottom, top);
  const x = scaleLinear([start, Math.max(end, start + 1)], [left, right]);

  const ticks = y.ticks.map((tick) => ({ at: y.map(tick), text: write(tick) }));
  drawStepAxes(context, { left, right, height }, x, Math.max(2, Math.floor((right - left) / 70)), ticks, palette);
  return { x, stepAt: x.invert, y, left, right, top, bottom };
}
