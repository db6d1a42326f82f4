import { line, scaleLinear } from 'd3';
import type { Palette } from '../core/color.ts';
import type { Projection } from '../core/plane.ts';
import type { Size } from '../core/size.ts';
import type { LossMap, Path } from './types.ts';

/** Draws the path of a run, with a ring at its start and a dot at its current position. */
export function drawPath(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  { places, fromStart }: Path,
  { xRange, yRange }: Pick<LossMap, 'xRange' | 'yRange'>,
  palette: Palette,
): void {
  const x = scaleLinear(xRange, [0, width]);
  const y = scaleLinear(yRange, [height, 0]);
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return;

  const path = line<Projection>()
    .x(([along]) => x(along))
    .y(([, across]) => y(across))
    .context(context);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const [color, lineWidth] of [
    [palette.surface, 4.5],
    [palette.ink, 1.8],
  ] as const) {
    context.beginPath();
    path(places as Projection[]);
    context.strokeStyle = color;
    context.lineWidth = lineWidth;
    context.stroke();
  }
  if (fromStart) ring(context, x(first[0]), y(first[1]), palette);
  context.beginPath();
  context.arc(x(last[0]), y(last[1]), 5.5, 0, 2 * Math.PI);
  context.fillStyle = palette.accent;
  context.fill();
  context.strokeStyle = palette.surface;
  context.lineWidth = 2;
  context.stroke();
}

function ring(context: CanvasRenderingContext2D, x: number, y: number, palette: Palette) {
  context.beginPath();
  context.arc(x, y, 4.5, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.8;
  context.stroke();
}
