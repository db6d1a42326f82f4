/** Draws a sequence in a row: its steps from left to right, and the predictions below or beside them. */
import { extent, line } from 'd3';
import { formatNumber } from '../../math/format.ts';
import { type Palette, tokenColor } from '../core/color.ts';
import type { Size } from '../core/size.ts';
import { lineLook } from './series-look.ts';
import { visibleToken } from './tokens.ts';
import { type PredictedSequence, predictionAt, type SequencesView, shownTokens } from './types.ts';

/** Sides of a token's square, and the width of the text beside a sequence, in design pixels. */
const SQUARE = { largest: 22, smallest: 6 };
const BESIDE = 150;
/** Below this side, letters cannot be read. */
const READABLE = 9;
const GAP = 4;
const CURVE = 52;
const ROW = 24;
/** Input and predictions; and the actual tokens, except those of a text, which are its next ones. */
const LINES = { whole: 1, next: 2, step: 3 } as const;

/** The height of a row. */
export function rowHeight({ tokens, predicts }: SequencesView): number {
  if (tokens === null) return CURVE;
  return LINES[predicts] * ROW;
}

type Context = CanvasRenderingContext2D;

/** How the numbers of a regression are shown: in the unit of the data. */
export type Unscale = (output: number) => number;

export function drawSequence(
  context: Context,
  view: SequencesView,
  sequence: PredictedSequence,
  { width, height }: Size,
  palette: Palette,
  unscale: Unscale,
): void {
  const isWhole = view.predicts === 'whole';
  const room = width - (isWhole ? BESIDE : 0);
  if (view.tokens === null) drawCurves(context, view, sequence, { width: room, height }, palette);
  else {
    const tokens = shownTokens(view, sequence);
    const side = sideIn(room, tokens.length);
    const shown = Math.min(tokens.length, Math.floor(room / side));
    drawTokens(context, tokens.slice(0, shown), view.tokens, side, palette);
    if (!isWhole) drawPredictedTokens(context, view, sequence, { side, shown }, palette);
  }
  if (isWhole) drawVerdict(context, view, sequence, { x: room + GAP, y: height / 2 }, palette, unscale);
}

/** The side of a square, such that all tokens fit if possible. */
function sideIn(room: number, tokens: number): number {
  return Math.max(SQUARE.smallest, Math.min(SQUARE.largest, room / tokens));
}

function drawTokens(
  context: Context,
  tokens: readonly number[],
  vocabulary: readonly string[],
  side: number,
  palette: Palette,
): void {
  tokens.forEach((token, step) => {
    fill(context, step * side, 1, side, tokenColor(palette, token), 0.3);
    write(context, vocabulary[token] ?? '', (step + 0.5) * side, ROW / 2, side, palette.ink);
  });
}

/** The squares of a row: their side, and the number that fit. */
interface Squares {
  readonly side: number;
  readonly shown: number;
}

/**
 * A square for each step: the predicted token, in a stronger colour the more probable it is, crossed out if it is wrong.
 * Below it the actual token, except in a text, whose next token it is.
 */
function drawPredictedTokens(
  context: Context,
  view: SequencesView,
  sequence: PredictedSequence,
  { side, shown }: Squares,
  palette: Palette,
): void {
  for (let step = 0; step < Math.min(view.steps, shown); step++) {
    const actual = sequence.target[step] as number;
    if (Number.isNaN(actual)) {
      write(context, '·', (step + 0.5) * side, ROW * 1.5, side, palette.ink3);
      continue;
    }
    if (view.predicts === 'step') {
      write(context, view.classes[actual] ?? '', (step + 0.5) * side, ROW * 2.5, side, palette.ink2);
    }
    const prediction = predictionAt(view, sequence, step);
    if (!prediction) continue;
    // In a text, several tokens may be right, so that the probability of the actual one says more than an error.
    const isNext = view.predicts === 'next';
    const share = Math.min(1, Math.max(0, isNext ? prediction.ofTarget : prediction.score));
    const isMarked = prediction.isWrong && !isNext;
    fill(context, step * side, ROW + 1, side, isMarked ? palette.alarm : palette.accent, 0.06 + 0.34 * share);
    const name = view.classes[prediction.value] ?? '';
    write(context, name, (step + 0.5) * side, ROW * 1.5, side, isMarked ? palette.alarm : palette.ink);
    if (isMarked) crossOut(context, step * side, ROW, side, palette);
  }
}

function fill(context: Context, x: number, y: number, side: number, color: string, alpha: number): void {
  context.globalAlpha = alpha;
  context.fillStyle = color;
  context.fillRect(x + 0.5, y, side - 1, ROW - 2);
  context.globalAlpha = 1;
}

function write(context: Context, text: string, x: number, y: number, side: number, color: string): void {
  if (side < READABLE) return;
  context.fillStyle = color;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(visibleToken(text), x, y, side);
}

function crossOut(context: Context, x: number, y: number, side: number, { alarm }: Palette): void {
  context.beginPath();
  context.moveTo(x + 2, y + ROW - 4);
  context.lineTo(x + side - 2, y + 4);
  context.strokeStyle = alarm;
  context.lineWidth = 1.2;
  context.stroke();
}

/** The numbers of a sequence as curves; with a target at every step, the target and the prediction as curves. */
function drawCurves(
  context: Context,
  view: SequencesView,
  { input, target, output }: PredictedSequence,
  { width, height }: Size,
  palette: Palette,
): void {
  const { steps, predicts } = view;
  const count = input.length / steps;
  const curves =
    predicts === 'whole'
      ? Array.from({ length: count }, (_, index) => ({
          values: Array.from({ length: steps }, (_, step) => input[step * count + index] as number),
          ...lineLook(view, index, palette),
          dashed: false,
        }))
      : [
          { values: Array.from(target), color: palette.ink2, width: 1.4, dashed: true },
          { values: output ? Array.from(output) : [], color: palette.accent, width: 1.4, dashed: false },
        ];
  const [low = 0, high = 1] = extent(curves.flatMap(({ values }) => values));
  const up = (value: number) => height - GAP - ((value - low) / (high - low || 1)) * (height - 2 * GAP);
  // The bold one on top of the others.
  const inOrder = curves.toSorted((a, b) => a.width - b.width);
  for (const { values, color, width: thickness, dashed } of inOrder) {
    context.beginPath();
    line<number>((_, step) => 1 + (step / Math.max(1, steps - 1)) * (width - 2), up).context(context)(values);
    context.setLineDash(dashed ? [4, 3] : []);
    context.strokeStyle = color;
    context.lineWidth = thickness;
    context.stroke();
  }
  context.setLineDash([]);
}

/** The prediction for the whole sequence beside it, and the actual class or number if it differs. */
function drawVerdict(
  context: Context,
  view: SequencesView,
  sequence: PredictedSequence,
  { x, y }: { readonly x: number; readonly y: number },
  palette: Palette,
  unscale: Unscale,
): void {
  const prediction = predictionAt(view, sequence, 0);
  if (!prediction) return;
  const actual = sequence.target[0] as number;
  const isNumber = view.answer === 'number';
  const name = (value: number) => (isNumber ? formatNumber(unscale(value)) : (view.classes[value] ?? ''));
  const mark = isNumber ? '' : prediction.isWrong ? ' ✗' : ' ✓';
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = prediction.isWrong ? palette.alarm : palette.ink;
  const said = `→ ${name(prediction.value)}${mark}`;
  context.fillText(said, x, y, BESIDE);
  if (!isNumber && !prediction.isWrong) return;
  context.fillStyle = palette.ink2;
  context.fillText(` (${name(actual)})`, x + Math.min(BESIDE / 2, context.measureText(said).width), y, BESIDE / 2);
}
