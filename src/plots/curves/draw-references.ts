import type { Palette } from '../core/color.ts';
import type { LossAxes } from './loss-axes.ts';

/** A value for comparison, with its name. */
export interface Reference {
  readonly name: string;
  readonly value: number;
  /** Whether the vertical axis reaches it even before the curves do. */
  readonly isGoal?: boolean;
}

/** A reference is not a curve of the run, and is finer than the training curve, which is dashed as well. */
const DASH = [2, 3];

/** The room that a name needs, in design pixels. */
const NAME = 14;

/**
 * Draws dashed hairlines at the values within the axes, in descending order. The name of the first is above its line, but
 * below it if there is no room above and no other line below; the names of others are below theirs.
 */
export function drawReferences(
  context: CanvasRenderingContext2D,
  { y, left, right, top, bottom }: LossAxes,
  references: readonly Reference[],
  { ink3 }: Palette,
): void {
  const drawn: { readonly name: string; readonly at: number }[] = [];
  for (const { name, value } of references) {
    const at = Math.round(y.map(value)) + 0.5;
    if (at > (drawn.at(-1)?.at ?? top) + 1 && at < bottom - 1) drawn.push({ name, at });
  }
  context.textAlign = 'right';
  drawn.forEach(({ name, at }, index) => {
    context.beginPath();
    context.moveTo(left, at);
    context.lineTo(right, at);
    context.strokeStyle = ink3;
    context.lineWidth = 0.8;
    context.setLineDash(DASH);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = ink3;
    const isAbove = index === 0 && (at > top + NAME || drawn.length > 1);
    context.textBaseline = isAbove ? 'bottom' : 'top';
    context.fillText(name, right, at + (isAbove ? -1 : 2));
  });
}
