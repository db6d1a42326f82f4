import { extent, line, scaleLinear } from 'd3';
import { formatShort } from '../../math/format.ts';
import { type Palette, usePalette } from '../core/color.ts';
import { LiveCanvas } from '../core/LiveCanvas.tsx';
import type { Size } from '../core/size.ts';
import type { LiveSource } from '../core/types.ts';
import { isDrawn, type LogLine, logKey } from './log-key.ts';
import { lossScale } from './loss-scale.ts';
import { spreadLabels } from './spread-labels.ts';
import { drawStepAxes } from './step-axes.ts';

export interface LogLines {
  readonly steps: readonly number[];
  readonly lines: readonly LogLine[];
}

interface Props {
  readonly source: LiveSource<LogLines>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** A shaded range, with its name. */
  readonly region?: { readonly low: number; readonly high: number; readonly name: string };
}

/** The dash distinguishes lines without colour; in addition, each line is labelled with its name. */
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [9, 3, 2, 3], [4, 2, 1, 2, 1, 2], [12, 3]];
const MARGIN = { top: 10, bottom: 20, left: 50 };
const LABEL_GAP = 13;

/** Several quantities over the steps on one logarithmic axis, each labelled at its end. Live. */
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
  const positive = lines.flatMap(({ values }) => values.filter(isDrawn));
  if (positive.length === 0) return;
  if (region) positive.push(region.low / 3, region.high * 3);
  const key = logKey(lines);
  const names = Math.max(...key.map(({ text }) => context.measureText(text).width));
  const [left, right, top, bottom] = [MARGIN.left, width - names - 34, MARGIN.top, height - MARGIN.bottom];
  const [least, most] = extent(positive) as [number, number];
  const y = lossScale('log', least, most, bottom, top);
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
  const ticks = y.ticks.map((tick) => ({ at: y.map(tick), text: formatShort(tick) }));
  drawStepAxes(context, { left, right, height }, x, 4, ticks, palette);

  context.lineJoin = 'round';
  context.lineWidth = 1.7;
  // On a logarithmic axis, 0 is infinitely far down.
  const heights = key.map(({ index, end }) => (end < 0 ? bottom : y.map(lines[index]?.values[end] as number)));
  const places = spreadLabels(heights, LABEL_GAP, top, bottom);
  key.forEach(({ index, text, end }, place) => {
    const { values } = lines[index] as LogLine;
    const height = heights[place] as number;
    context.strokeStyle = palette.classes[index % palette.classes.length] as string;
    context.setLineDash(DASHES[index % DASHES.length] as number[]);
    context.beginPath();
    line<number>()
      .defined(isDrawn)
      .x((_, moment) => x(steps[moment] as number))
      .y((value) => y.map(value))
      .context(context)(values as number[]);
    const at = places[place] as number;
    if (end >= 0) context.moveTo(right + 3, height);
    else context.moveTo(right + 9, at);
    context.lineTo(right + 9, at);
    context.lineTo(right + 26, at);
    context.stroke();
    if (end >= 0) {
      // Marks the last value, because a single moment does not make a line.
      context.beginPath();
      context.arc(x(steps[end] as number), height, 2.5, 0, 2 * Math.PI);
      context.fillStyle = context.strokeStyle;
      context.fill();
    }
    context.fillStyle = palette.ink;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(text, right + 30, at);
  });
  context.setLineDash([]);
}
