/** Draws attention as a matrix: a row for each step that attends, and a column for each step that it attends to. */
import { LEVELS, type Palette } from '../core/color.ts';
import type { PixelBuffer } from '../core/heatmap.ts';

/** The attention of one head. */
export interface AttentionHead {
  readonly steps: number;
  /** [steps, steps], each row sums to 1. */
  readonly weights: Float32Array;
  /** [steps, steps], before the softmax; −∞ for a masked cell. */
  readonly scores: Float32Array;
}

/** A cell of the matrix. */
export interface AttentionCell {
  /** The step that attends, and the one that it attends to, from 0. */
  readonly query: number;
  readonly key: number;
}

/** What is written along the edges of a matrix. */
export interface AttentionEdges {
  /** Names of the steps. */
  readonly names: readonly string[];
  /** The chosen cell. */
  readonly cell: AttentionCell;
}

/** Space for names at the left and at the top, in design pixels. */
export const EDGE = 22;
/** Names of steps need this much space. */
const READABLE = 10;
const HATCH = 5;

/** The largest weight, which has the full colour. */
export function largestWeight({ weights }: AttentionHead): number {
  let largest = 0;
  for (let place = 0; place < weights.length; place++) largest = Math.max(largest, weights[place] as number);
  return largest;
}

/** @param edges null for a picture without names */
export function drawAttention(
  context: CanvasRenderingContext2D,
  side: number,
  head: AttentionHead,
  edges: AttentionEdges | null,
  palette: Palette,
  buffer: PixelBuffer,
): void {
  const start = edges ? EDGE : 0;
  const room = side - start;
  hatch(context, start, room, palette);
  fill(buffer, head, palette);
  context.imageSmoothingEnabled = room < head.steps;
  context.drawImage(buffer.canvas, start, start, room, room);
  context.imageSmoothingEnabled = true;
  if (edges) drawEdges(context, start, room / head.steps, edges, palette);
}

/** Masked cells are transparent, so that the hatching shows. */
function fill(buffer: PixelBuffer, head: AttentionHead, { diverging }: Palette): void {
  const { steps, weights, scores } = head;
  buffer.resize(steps, steps);
  const scale = (LEVELS >> 1) / (largestWeight(head) || 1);
  for (let place = 0; place < steps * steps; place++) {
    const level = (LEVELS >> 1) + Math.round(scale * (weights[place] as number));
    const color = diverging[Number.isFinite(level) ? Math.min(LEVELS - 1, level) : LEVELS >> 1] as number;
    buffer.pixels[place] = scores[place] === Number.NEGATIVE_INFINITY ? 0 : color;
  }
  buffer.flush();
}

function hatch(context: CanvasRenderingContext2D, start: number, room: number, { surface, ink3 }: Palette): void {
  context.save();
  context.beginPath();
  context.rect(start, start, room, room);
  context.fillStyle = surface;
  context.fill();
  context.clip();
  context.beginPath();
  for (let from = HATCH; from < 2 * room; from += HATCH) {
    context.moveTo(start + from, start);
    context.lineTo(start, start + from);
  }
  context.globalAlpha = 0.45;
  context.strokeStyle = ink3;
  context.lineWidth = 0.6;
  context.stroke();
  context.restore();
}

function drawEdges(
  context: CanvasRenderingContext2D,
  start: number,
  side: number,
  { names, cell: { query, key } }: AttentionEdges,
  palette: Palette,
): void {
  const every = Math.ceil(READABLE / side);
  context.textBaseline = 'middle';
  names.forEach((name, step) => {
    const middle = start + (step + 0.5) * side;
    const isShown = (chosen: number) => step === chosen || (step % every === 0 && Math.abs(step - chosen) >= every);
    context.textAlign = 'center';
    if (isShown(key)) {
      context.fillStyle = step === key ? palette.ink : palette.ink2;
      context.fillText(name, middle, start / 2, Math.max(start, side));
    }
    context.textAlign = 'right';
    if (isShown(query)) {
      context.fillStyle = step === query ? palette.ink : palette.ink2;
      context.fillText(name, start - 4, middle, start - 4);
    }
  });
  const outline = (x: number, y: number, width: number, color: string, line: number) => {
    context.strokeStyle = color;
    context.lineWidth = line;
    context.strokeRect(x, y, width, side);
  };
  const top = start + query * side;
  outline(start, top, names.length * side, palette.surface, 3);
  outline(start, top, names.length * side, palette.accent, 1.2);
  outline(start + key * side, top, side, palette.surface, 3.4);
  outline(start + key * side, top, side, palette.accent, 2);
}
