import { extent, type ScaleLinear, scaleLinear } from 'd3';
import { formatShort } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import type { Size } from '../core/size.ts';
import { niceScale, ticksOf } from '../core/ticks.ts';

/** Numbers for each move of an episode. */
export interface EpisodeCurves {
  /** The discounted sum of rewards from the move on. */
  readonly returns: ArrayLike<number>;
  /** The estimated value of the state before the move; null without an estimate. */
  readonly values: ArrayLike<number> | null;
  readonly rewards: ArrayLike<number>;
  /** The probability of the action taken. */
  readonly probabilities: ArrayLike<number>;
}

const MARGIN = { top: 20, right: 12, bottom: 24, left: 50 };
/** The room above a lane for its name. */
const TITLE = 20;
/** The share of the height that the returns have. */
const UPPER = 0.5;
/** With at most so many moves, each one is a dot. */
const DOTS = 40;
/** With more, lines are thinner. */
const MANY = 150;

type Scale = ScaleLinear<number, number>;

/** Where the moves of an episode are, from 1, in a picture of this width. */
export function movesAcross(moves: number, width: number): Scale {
  return scaleLinear([0.5, moves + 0.5], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
}

/** Draws three lanes over the moves: returns with estimated values, rewards, and probabilities. */
export function drawEpisode(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  { returns, values, rewards, probabilities }: EpisodeCurves,
  move: number,
  palette: Palette,
): void {
  const moves = rewards.length;
  const x = movesAcross(moves, width);
  const room = height - MARGIN.top - MARGIN.bottom - 2 * TITLE;
  const lane = (room * (1 - UPPER)) / 2;
  const first = MARGIN.top + room * UPPER;
  const second = first + TITLE + lane;
  const third = second + TITLE + lane;
  const upper = niceScale(rangeOf([returns, values ?? []]), [first, MARGIN.top], 4);
  const ofRewards = scaleLinear(rangeOf([rewards, [0]]), [second, first + TITLE]);
  const ofProbabilities = scaleLinear([0, 1], [third, second + TITLE]);

  drawTicks(context, x, upper, Math.max(2, Math.floor((room * UPPER) / 28)), palette);
  drawTicks(context, x, ofRewards, 2, palette);
  drawTicks(context, x, ofProbabilities, 1, palette);
  context.fillStyle = palette.ink2;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillText('reward', MARGIN.left, first + TITLE - 6);
  context.fillText('probability of the action taken', MARGIN.left, second + TITLE - 6);
  drawMoves(context, x, moves, height, palette);

  const at = Math.round(x(move)) + 0.5;
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(at, MARGIN.top);
  context.lineTo(at, third);
  context.stroke();

  drawStems(context, x, ofRewards, rewards, palette);
  const lines = [
    { numbers: probabilities, y: ofProbabilities, color: palette.ink, dash: [] },
    { numbers: returns, y: upper, color: palette.ink, dash: [] },
    ...(values ? [{ numbers: values, y: upper, color: palette.accent, dash: [5, 3] }] : []),
  ];
  for (const { numbers, y, color, dash } of lines) {
    context.strokeStyle = color;
    context.lineWidth = moves > MANY ? 1.2 : 1.8;
    context.lineJoin = 'round';
    context.setLineDash(dash);
    context.beginPath();
    for (let index = 0; index < moves; index++) context.lineTo(x(index + 1), y(numbers[index] as number));
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = color;
    for (let index = 0; index < moves && moves <= DOTS; index++)
      dot(context, x(index + 1), y(numbers[index] as number), 2);
    dot(context, x(move), y(numbers[move - 1] as number), 3.5);
  }
}

function drawTicks(context: CanvasRenderingContext2D, x: Scale, y: Scale, count: number, palette: Palette): void {
  const [left = 0, right = 0] = x.range();
  context.lineWidth = 1;
  context.strokeStyle = palette.hairline;
  context.fillStyle = palette.ink2;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.beginPath();
  for (const tick of ticksOf(y, count)) {
    const line = Math.round(y(tick)) + 0.5;
    context.moveTo(left, line);
    context.lineTo(right, line);
    context.fillText(formatShort(tick), left - 8, line);
  }
  context.stroke();
}

function drawMoves(context: CanvasRenderingContext2D, x: Scale, moves: number, height: number, palette: Palette): void {
  const [left = 0, right = 0] = x.range();
  const title = 'moves';
  context.fillStyle = palette.ink2;
  context.textAlign = 'right';
  context.textBaseline = 'alphabetic';
  context.fillText(title, right, height - 6);
  const free = right - context.measureText(title).width - 10;
  context.textAlign = 'center';
  for (const tick of ticksOf(x, Math.max(2, Math.floor((right - left) / 70)))) {
    if (!Number.isInteger(tick) || tick < 1 || tick > moves) continue;
    if (x(tick) + context.measureText(String(tick)).width / 2 < free)
      context.fillText(String(tick), x(tick), height - 6);
  }
}

/** Draws a line from 0 for each reward. */
function drawStems(
  context: CanvasRenderingContext2D,
  x: Scale,
  y: Scale,
  rewards: ArrayLike<number>,
  palette: Palette,
): void {
  context.lineWidth = Math.max(1, Math.min(5, 0.6 * (x(2) - x(1))));
  for (const sign of [1, -1]) {
    context.strokeStyle = sign > 0 ? palette.positive : palette.negative;
    context.beginPath();
    for (let index = 0; index < rewards.length; index++) {
      const reward = rewards[index] as number;
      if (Math.sign(reward) !== sign) continue;
      context.moveTo(x(index + 1), y(0));
      context.lineTo(x(index + 1), y(reward));
    }
    context.stroke();
  }
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function rangeOf(lists: readonly ArrayLike<number>[]): [number, number] {
  const [low = 0, high = 1] = extent(lists.flatMap((numbers) => Array.from(numbers).filter(Number.isFinite)));
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}
