/** Draws vectors as names on the plane of their two largest principal components. */
import { scaleLinear } from 'd3';
import { formatPercent } from '../../math/format.ts';
import type { Projection } from '../../math/projection.ts';
import type { Palette } from '../core/color.ts';
import type { Place } from '../core/design-pixels.ts';
import type { Size } from '../core/size.ts';

export interface EmbeddingPicture {
  readonly projection: Projection;
  readonly names: readonly string[];
  readonly chosen: number;
  /** Rows that are marked as neighbours of the chosen one. */
  readonly neighbours: readonly number[];
  /** Whether a line connects the rows in their order. */
  readonly isPath: boolean;
}

const MARGIN = { top: 30, right: 18, bottom: 30, left: 18 };

/** The positions of all rows. Both axes have the same scale, so that distances can be compared. */
export function placesOf({ points }: Projection, { width, height }: Size): readonly Place[] {
  let largest = [1e-12, 1e-12];
  points.forEach((value, index) => {
    largest = largest.map((size, axis) => (index % 2 === axis ? Math.max(size, Math.abs(value)) : size));
  });
  const [across, up] = largest as [number, number];
  const [room, rise] = [width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom];
  const scale = Math.min(room / across, rise / up) / 2;
  const x = scaleLinear([-1, 1], [MARGIN.left + room / 2 - scale, MARGIN.left + room / 2 + scale]);
  const y = scaleLinear([-1, 1], [MARGIN.top + rise / 2 + scale, MARGIN.top + rise / 2 - scale]);
  return Array.from({ length: points.length / 2 }, (_, row) => ({
    x: x(points[2 * row] as number),
    y: y(points[2 * row + 1] as number),
  }));
}

export function drawEmbedding(
  context: CanvasRenderingContext2D,
  size: Size,
  { projection, names, chosen, neighbours, isPath }: EmbeddingPicture,
  palette: Palette,
): void {
  const { width, height } = size;
  const places = placesOf(projection, size);
  const origin = { x: (width + MARGIN.left - MARGIN.right) / 2, y: (height + MARGIN.top - MARGIN.bottom) / 2 };
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, Math.round(origin.y) + 0.5);
  context.lineTo(width, Math.round(origin.y) + 0.5);
  context.moveTo(Math.round(origin.x) + 0.5, MARGIN.top - 6);
  context.lineTo(Math.round(origin.x) + 0.5, height - MARGIN.bottom + 6);
  context.stroke();

  const connect = (rows: readonly number[], color: string) => {
    context.beginPath();
    for (const row of rows) context.lineTo(places[row]?.x ?? 0, places[row]?.y ?? 0);
    context.strokeStyle = color;
    context.stroke();
  };
  if (isPath) connect([...places.keys()], palette.hairline);
  for (const row of neighbours) connect([chosen, row], palette.accent);

  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const write = (row: number, color: string) => {
    const { x, y } = places[row] as Place;
    context.strokeStyle = palette.surface;
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.strokeText(names[row] ?? '', x, y);
    context.fillStyle = color;
    context.fillText(names[row] ?? '', x, y);
  };
  const marked = new Set([chosen, ...neighbours]);
  for (const row of places.keys()) if (!marked.has(row)) write(row, palette.ink2);
  for (const row of neighbours) write(row, palette.ink);
  const { x, y } = places[chosen] ?? origin;
  context.beginPath();
  context.arc(x, y, 10, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.6;
  context.stroke();
  if (chosen < places.length) write(chosen, palette.ink);

  const [across, up] = projection.shares.map((share) => `${formatPercent(share)} of the variance`);
  context.fillStyle = palette.ink2;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'right';
  context.fillText(`component 1: ${across} →`, width - 4, height - 6);
  context.textAlign = 'left';
  context.fillText(`↑ component 2: ${up}`, 4, 12);
}
