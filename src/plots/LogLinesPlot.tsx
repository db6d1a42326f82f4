import { line, scaleLinear } from 'd3';
import { type Palette, usePalette } from './color.ts';
import { formatCompact, formatShort } from './format.ts';
import { LiveCanvas } from './LiveCanvas.tsx';
import { lossScale } from './loss-scale.ts';
import type { Size } from './size.ts';
import { spreadLabels } from './spread-labels.ts';
import type { LiveSource } from './types.ts';

/** A quantity over the steps. */
export interface LogLine {
  readonly name: string;
  /** What is not positive or not finite leaves a gap. */
  readonly values: readonly number[];
}

export interface LogLines {
  readonly steps: readonly number[];
  readonly lines: readonly LogLine[];
}

interface Props {
  readonly source: LiveSource<LogLines>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** Shaded, with its name. */
  readonly region?: { readonly low: number; readonly high: number; readonly name: string };
}

/** Lines are told apart by their dash as well, and each bears its name. */
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [9, 3, 2, 3], [4, 2, 1, 2, 1, 2], [12, 3]];
const MARGIN = { top: 10, bottom: 20, left: 50 };
const LABEL_GAP = 13;

/** Several quantities over the steps on one logarithmic axis, each with its name at its end. Live. */
export function LogLinesPlot({ source, label, height, region }: Props) {
  const palette = usePalette();
  return (
    <LiveCanvas
      source={source}
      label={label}
      height={height}
      fontSize={11}
      draw={(context, size, data) => data && drawLines(context, size, data, region, palette)}
    />
  );
}

function drawLines(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  { steps, lines }: LogLines,
  region: Props['region'],
  palette: Palette,
) {
  const positive = lines.flatMap(({ values }) => values.filter((value) => value > 0 && Number.isFinite(value)));
  if (positive.length === 0) return;
  if (region) positive.push(region.low / 3, region.high * 3);
  const names = Math.max(...lines.map(({ name }) => context.measureText(name).width));
  const [left, right, top, bottom] = [MARGIN.left, width - names - 34, MARGIN.top, height - MARGIN.bottom];
  const y = lossScale('log', least(positive), -least(positive.map((value) => -value)), bottom, top);
  const start = steps[0] ?? 0;
  const x = scaleLinear([start, Math.max(start + 1, steps.at(-1) ?? 1)], [left, right]);

  if (region) {
    const [low, high] = [y.map(region.low), y.map(region.high)];
    context.fillStyle = palette.positive;
    context.globalAlpha = 0.13;
    context.fillRect(left, high, right - left, low - high);
    context.globalAlpha = 1;
    context.fillStyle = palette.ink2;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(region.name, left + 6, high + 8);
  }
  drawAxes(context, { left, right, height }, x, y, palette);

  context.lineJoin = 'round';
  context.lineWidth = 1.7;
  const ends = lines.map(({ values }) => values.findLast((value) => value > 0 && Number.isFinite(value)) ?? Number.NaN);
  const shown = lines.map((_, index) => index).filter((index) => !Number.isNaN(ends[index]));
  const places = spreadLabels(
    shown.map((index) => y.map(ends[index] as number)),
    LABEL_GAP,
    top,
    bottom,
  );
  shown.forEach((index, place) => {
    const { name, values } = lines[index] as LogLine;
    context.strokeStyle = palette.classes[index % palette.classes.length] as string;
    context.setLineDash(DASHES[index % DASHES.length] as number[]);
    context.beginPath();
    line<number>()
      .defined((value) => value > 0 && Number.isFinite(value))
      .x((_, moment) => x(steps[moment] as number))
      .y((value) => y.map(value))
      .context(context)(values as number[]);
    const at = places[place] as number;
    context.moveTo(right + 3, y.map(ends[index] as number));
    context.lineTo(right + 9, at);
    context.lineTo(right + 26, at);
    context.stroke();
    // Where it stands; of a single moment there is no line.
    const last = values.findLastIndex((value) => value > 0 && Number.isFinite(value));
    context.beginPath();
    context.arc(x(steps[last] as number), y.map(ends[index] as number), 2.5, 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle;
    context.fill();
    context.fillStyle = palette.ink;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(name, right + 30, at);
  });
  context.setLineDash([]);
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { left, right, height }: { readonly left: number; readonly right: number; readonly height: number },
  x: ReturnType<typeof scaleLinear<number, number>>,
  y: ReturnType<typeof lossScale>,
  palette: Palette,
) {
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.fillStyle = palette.ink2;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.beginPath();
  for (const tick of y.ticks) {
    const at = Math.round(y.map(tick)) + 0.5;
    context.moveTo(left, at);
    context.lineTo(right, at);
    context.fillText(formatShort(tick), left - 7, at);
  }
  context.stroke();
  context.textBaseline = 'alphabetic';
  context.fillText('steps', right, height - 5);
  const free = right - context.measureText('steps').width - 8;
  context.textAlign = 'center';
  for (const tick of x.ticks(4)) {
    const text = formatCompact(tick);
    if (Number.isInteger(tick) && x(tick) + context.measureText(text).width / 2 < free) {
      context.fillText(text, x(tick), height - 5);
    }
  }
}

function least(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
