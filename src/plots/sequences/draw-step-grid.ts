/** Draws numbers over the steps of a sequence: a row of pixels for each unit, and the sequence itself on top. */
import { extent, line } from 'd3';
import { LEVELS, type Palette, seriesColor, tokenColor } from '../core/color.ts';
import { PixelBuffer } from '../core/heatmap.ts';
import type { Size } from '../core/size.ts';

/** What is on top of a picture over time. */
export type StepHead =
  | {
      readonly kind: 'tokens';
      /** The token of each step, as an index and as text. */
      readonly tokens: ArrayLike<number>;
      readonly texts: readonly string[];
    }
  | {
      readonly kind: 'numbers';
      /** Each number over the steps. */
      readonly curves: readonly ArrayLike<number>[];
    };

/** Numbers over the steps. */
export interface StepValues {
  readonly steps: number;
  readonly rows: number;
  /** [steps, rows] */
  readonly values: ArrayLike<number>;
  /** The ends of the colour scale. */
  readonly range: readonly [number, number];
}

export interface StepCursor {
  readonly step: number;
  /** A row; null for all of them. */
  readonly row: number | null;
}

/** Heights in design pixels. */
export const HEAD = 20;
/** A column that is narrower has no text. */
const READABLE = 9;

type Context = CanvasRenderingContext2D;

export function drawStepGrid(
  context: Context,
  head: StepHead,
  grid: StepValues,
  cursor: StepCursor | null,
  { width, height }: Size,
  palette: Palette,
): void {
  drawHead(context, head, width, palette);
  if (grid.rows > 0) drawValues(context, grid, { width, height }, palette);
  if (cursor) outline(context, grid, cursor, { width, height }, palette);
}

/** Draws the sequence itself, `HEAD` high. */
export function drawHead(context: Context, head: StepHead, width: number, palette: Palette): void {
  if (head.kind === 'tokens') drawTokens(context, head, width / head.tokens.length, palette);
  else drawCurves(context, head.curves, width, palette);
}

/** Tokens in the colours of the pictures of sequences, in which narrow columns have no text. */
function drawTokens(
  context: Context,
  { tokens, texts }: Extract<StepHead, { kind: 'tokens' }>,
  column: number,
  palette: Palette,
): void {
  const gap = column < READABLE ? 0 : 1;
  context.globalAlpha = 0.3;
  for (let step = 0; step < tokens.length; step++) {
    context.fillStyle = tokenColor(palette, tokens[step] as number);
    context.fillRect(step * column, 0, column - gap, HEAD - 2);
  }
  context.globalAlpha = 1;
  if (column < READABLE) return;
  context.fillStyle = palette.ink;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  texts.forEach((text, step) => {
    context.fillText(cutTo(context, text, column - 1), (step + 0.5) * column, HEAD / 2 - 1);
  });
}

/** As much of a text as fits, with an ellipsis if that is not all. */
function cutTo(context: Context, text: string, room: number): string {
  if (text.length <= 1 || context.measureText(text).width <= room) return text;
  for (let length = text.length - 1; length > 0; length--) {
    const cut = `${text.slice(0, length)}…`;
    if (context.measureText(cut).width <= room) return cut;
  }
  return text.slice(0, 1);
}

function drawCurves(context: Context, curves: readonly ArrayLike<number>[], width: number, palette: Palette): void {
  const [low = 0, high = 1] = extent(curves.flatMap((curve) => Array.from(curve)));
  const up = (value: number) => HEAD - 3 - ((value - low) / (high - low || 1)) * (HEAD - 6);
  curves.forEach((curve, index) => {
    context.beginPath();
    line<number>((_, step) => ((step + 0.5) / curve.length) * width, up).context(context)(Array.from(curve));
    context.strokeStyle = seriesColor(palette, index);
    context.lineWidth = 1.4;
    context.stroke();
  });
}

function drawValues(
  context: Context,
  { steps, rows, values, range: [low, high] }: StepValues,
  { width, height }: Size,
  palette: Palette,
): void {
  const buffer = new PixelBuffer();
  buffer.resize(steps, rows);
  const lookup = low < 0 ? palette.diverging : palette.diverging.subarray(LEVELS >> 1);
  const last = lookup.length - 1;
  const none = low < 0 ? last >> 1 : 0;
  for (let step = 0; step < steps; step++) {
    for (let row = 0; row < rows; row++) {
      const level = Math.round(last * (((values[step * rows + row] as number) - low) / (high - low)));
      const shown = Number.isFinite(level) ? Math.max(0, Math.min(last, level)) : none;
      buffer.pixels[row * steps + step] = lookup[shown] as number;
    }
  }
  buffer.flush();
  context.imageSmoothingEnabled = false;
  context.drawImage(buffer.canvas, 0, HEAD, width, height - HEAD);
  context.imageSmoothingEnabled = true;
}

/** Outlines a step, and a row in it. */
function outline(
  context: Context,
  { steps, rows }: StepValues,
  { step, row }: StepCursor,
  { width, height }: Size,
  { accent, surface }: Palette,
): void {
  const column = width / steps;
  const around = (x: number, y: number, across: number, up: number, color: string, thickness: number) => {
    context.strokeStyle = color;
    context.lineWidth = thickness;
    context.strokeRect(x, y, across, up);
  };
  const x = Math.max(1, Math.min(width - column - 1, step * column));
  around(x, 1, column, height - 2, surface, 2.4);
  around(x, 1, column, height - 2, accent, 1.2);
  if (row === null || rows <= 1) return;
  const unit = (height - HEAD) / rows;
  around(x - 1, HEAD + row * unit - 1, column + 2, unit + 2, surface, 3.4);
  around(x - 1, HEAD + row * unit - 1, column + 2, unit + 2, accent, 1.8);
}
