import type { NumberRef } from '../core/types.ts';
import type { ColumnBox } from './layout.ts';
import { pointOnLink } from './link-curve.ts';
import { biasMark, LEAST_MARKED } from './number-pick.ts';
import { parameterOf } from './numbers.ts';
import type { NetworkScene } from './scene.ts';

/** Position of a lock along its link: near the unit to which the weight belongs. */
const LOCK_PLACE = 0.72;

/**
 * Draws each bias as a disc at the lower left corner of its unit: its colour is the sign, its area the magnitude.
 * @param strengthOf how large a number is drawn, from −1 to 1; by default in proportion to the others
 */
export function drawBiases(
  context: CanvasRenderingContext2D,
  scene: NetworkScene,
  parameters: Float32Array,
  strengthOf?: (number: number) => number,
): void {
  const { palette } = scene;
  const biased = biasedColumns(scene);
  const biasAt = (at: number) => strengthOf?.(parameters[at] as number) ?? (parameters[at] as number);
  let largest = strengthOf ? 1 : 0.2;
  for (const { offset, column } of biased) {
    for (const { unit } of column.nodes) {
      const size = Math.abs(biasAt(offset + unit));
      if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
    }
  }
  for (const sign of [-1, 1]) {
    context.beginPath();
    for (const { offset, column } of biased) {
      for (const node of column.nodes) {
        const bias = biasAt(offset + node.unit);
        if (!(bias * sign > largest * 0.004)) continue;
        const radius = Math.min(4.2, node.size * 0.13) * Math.sqrt(Math.min(1, (bias * sign) / largest)) + 0.8;
        const [x, y] = biasMark(node);
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      }
    }
    context.strokeStyle = palette.surface;
    context.lineWidth = 2.4;
    context.stroke();
    context.fillStyle = sign < 0 ? palette.negative : palette.positive;
    context.fill();
  }
}

function biasedColumns({ view, layout }: NetworkScene): readonly { offset: number; column: ColumnBox }[] {
  return view.layers.flatMap((_, layer) => {
    const offset = parameterOf(view, layer, 'bias')?.offset;
    const column = layout.columns[layer + 1];
    return offset === undefined || !column || column.size < LEAST_MARKED ? [] : [{ offset, column }];
  });
}

/** Draws a ring around the mark of a bias. */
export function ringBias(context: CanvasRenderingContext2D, { layout, palette }: NetworkScene, bias: NumberRef): void {
  const node = layout.columns[bias.layer + 1]?.nodes[bias.unit];
  if (!node) return;
  const [x, y] = biasMark(node);
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, 6.5, 0, 2 * Math.PI);
  context.stroke();
}

/** Draws a small lock on every frozen weight and bias. */
export function drawFrozen(
  context: CanvasRenderingContext2D,
  { layout, palette }: NetworkScene,
  frozen: readonly NumberRef[],
): void {
  for (const { layer, unit, from } of frozen) {
    const to = layout.columns[layer + 1]?.nodes[unit];
    const start = from === null ? null : layout.columns[layer]?.nodes[from];
    if (!to || start === undefined) continue;
    const [x, y] = start ? pointOnLink(start, to, LOCK_PLACE) : biasMark(to);
    context.beginPath();
    context.arc(x, y, 7, 0, 2 * Math.PI);
    context.fillStyle = palette.surface;
    context.fill();
    context.strokeStyle = palette.ink2;
    context.lineWidth = 0.8;
    context.stroke();
    context.fillStyle = palette.ink;
    context.fillRect(x - 3, y - 0.8, 6, 4.4);
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.2;
    context.beginPath();
    context.arc(x, y - 0.8, 2, Math.PI, 0);
    context.stroke();
  }
}
