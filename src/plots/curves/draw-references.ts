import type { Palette } from '../core/color.ts';
import type { LossAxes } from './loss-axes.ts';

/** A value for comparison, with its name. */
export interface Reference {
  readonly name: string;
  readonly value: number;
}

/** A reference is not a curve of the run, and is finer than the training curve, which is dashed as well. */
const DASH = [2, 3];

/** Draws dashed hairlines at the values within the axes, in descending order: the first name above its line, others below. */
export function drawReferences(
  context: CanvasRenderingContext2D,
  { y, left, right, top, bottom }: LossAxes,
  references: readonly Reference[],
  { ink3 }: Palette,
): void {
  let before = top;
  context.textAlign = 'right';
  references.forEach(({ name, value }, index) => {
    const at = Math.round(y.map(value)) + 0.5;
    if (!(at > before + 1 && at < bottom - 1)) return;
    before = at;
    context.beginPath();
    context.moveTo(left, at);
    context.lineTo(right, at);
    context.strokeStyle = ink3;
    context.lineWidth = 0.8;
    context.setLineDash(DASH);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = ink3;
    context.textBaseline = index === 0 ? 'bottom' : 'top';
    context.fillText(name, right, at + (index === 0 ? -1 : 2));
  });
}
