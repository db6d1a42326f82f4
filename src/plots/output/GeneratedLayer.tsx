import { useRef } from 'react';
import { type Palette, usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { useLiveDraw } from '../core/live.ts';
import { prepareCanvas, type Size } from '../core/size.ts';
import type { LiveSource } from '../core/types.ts';
import type { PlaneScales } from './points.ts';

/** Generated examples on a plane. */
export interface GeneratedSet {
  /** [count, 2], across and up. */
  readonly positions: ArrayLike<number>;
  /** The direction in which the generator's loss of each falls fastest: [count, 2]. */
  readonly pulls: ArrayLike<number>;
  /** Where the generator puts a square grid of noise: [size², 2]. */
  readonly warped: { readonly size: number; readonly positions: ArrayLike<number> };
}

/** What is drawn of them. */
export interface GeneratedParts {
  readonly examples: boolean;
  readonly pulls: boolean;
  readonly grid: boolean;
}

interface Props {
  readonly source: LiveSource<GeneratedSet>;
  readonly plot: Size;
  readonly scales: PlaneScales;
  readonly parts: GeneratedParts;
}

/** A canvas with the generated examples, the pull on each, and the warped grid of the noise they come from. */
export function GeneratedLayer({ source, plot, scales, parts }: Props) {
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLiveDraw(source, (found) => {
    const context = canvas.current && plot.width > 0 && prepareCanvas(canvas.current, plot);
    if (!context || !found) return;
    if (parts.grid) drawGrid(context, found.warped, scales, palette);
    if (parts.pulls) drawPulls(context, found, scales, plot, palette);
    if (parts.examples) drawExamples(context, found.positions, scales, palette);
  });
  return <canvas ref={canvas} style={inRem(plot)} />;
}

const RADIUS = 2.4;

function drawExamples(
  context: CanvasRenderingContext2D,
  positions: ArrayLike<number>,
  { x, y }: PlaneScales,
  palette: Palette,
) {
  context.fillStyle = palette.negative;
  context.strokeStyle = palette.surface;
  context.lineWidth = 0.8;
  context.beginPath();
  for (let index = 0; index < positions.length; index += 2) {
    const [across, up] = [x(positions[index] as number), y(positions[index + 1] as number)];
    context.moveTo(across + RADIUS, up);
    context.arc(across, up, RADIUS, 0, 2 * Math.PI);
  }
  context.fill();
  context.stroke();
}

/** More arrows would hide each other. */
const MOST_ARROWS = 150;
/** The length of the mean arrow, as a share of the width of the picture. */
const ARROW = 0.05;
const HEAD = 3.5;

/** Draws the longest pulls at the same scale; only their relation to each other means something. */
function drawPulls(
  context: CanvasRenderingContext2D,
  { positions, pulls }: GeneratedSet,
  { x, y }: PlaneScales,
  plot: Size,
  palette: Palette,
) {
  const step = Math.ceil(pulls.length / 2 / MOST_ARROWS) * 2;
  const ends: [number, number, number, number][] = [];
  let total = 0;
  for (let index = 0; index < pulls.length; index += step) {
    const [across, up] = [positions[index] as number, positions[index + 1] as number];
    const [startX, startY] = [x(across), y(up)];
    const [right, down] = [
      x(across + (pulls[index] as number)) - startX,
      y(up + (pulls[index + 1] as number)) - startY,
    ];
    total += Math.hypot(right, down);
    ends.push([startX, startY, right, down]);
  }
  const mean = total / ends.length;
  if (!(mean > 0)) return;
  const factor = (ARROW * plot.width) / mean;
  context.strokeStyle = palette.ink;
  context.globalAlpha = 0.6;
  context.lineWidth = 1;
  context.beginPath();
  for (const [startX, startY, right, down] of ends) {
    const [endX, endY] = [startX + right * factor, startY + down * factor];
    const angle = Math.atan2(down, right);
    context.moveTo(startX, startY);
    context.lineTo(endX, endY);
    for (const side of [-1, 1]) {
      context.moveTo(endX, endY);
      context.lineTo(endX - HEAD * Math.cos(angle + side * 0.5), endY - HEAD * Math.sin(angle + side * 0.5));
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}

function drawGrid(
  context: CanvasRenderingContext2D,
  { size, positions }: GeneratedSet['warped'],
  { x, y }: PlaneScales,
  palette: Palette,
) {
  const at = (row: number, column: number): [number, number] => {
    const index = 2 * (row * size + column);
    return [x(positions[index] as number), y(positions[index + 1] as number)];
  };
  context.strokeStyle = palette.negative;
  context.globalAlpha = 0.55;
  context.lineWidth = 0.8;
  context.beginPath();
  for (let line = 0; line < size; line++) {
    for (let place = 0; place < size; place++) {
      if (place === 0) context.moveTo(...at(line, 0));
      else context.lineTo(...at(line, place));
    }
    for (let place = 0; place < size; place++) {
      if (place === 0) context.moveTo(...at(0, line));
      else context.lineTo(...at(place, line));
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}
