import { formatNumber } from '../../math/format.ts';
import { classColor, LEVELS, lookupColor, type Palette } from '../core/color.ts';
import { featureText, labelOf } from '../core/feature-parts.ts';
import { outline } from '../core/marks.ts';
import type { PlotView } from '../core/types.ts';
import { pointRadius } from './draw-points.ts';
import { outputRange } from './output-scale.ts';
import { farToNear, HALF_HEIGHT, type Projection } from './projection.ts';

/** Everything that a surface shows. */
export interface SurfaceScene {
  readonly view: PlotView;
  /** Start of its map in `PlotFrame.maps`. */
  readonly offset: number;
  /** Value range of the height. */
  readonly range: readonly [number, number];
  readonly lookup: Uint32Array;
  readonly palette: Palette;
  /** Height of each example; NaN for examples that are not drawn. */
  readonly targets: Float32Array;
  readonly stems: Stems;
}

/** The examples over a surface, which stay the same between frames. */
interface Stems {
  /** The examples over each cell, by row and column. */
  readonly byCell: ReadonlyMap<number, readonly number[]>;
  readonly colors: readonly string[];
  /** Outlines by part. */
  readonly shapes: readonly Path2D[];
}

/** More cells along a side would take longer and show no more. */
const CELLS = 27;
/** No generated dataset has more examples; a frame with 100,000 stems takes seconds. */
const MOST_STEMS = 5000;

/**
 * Draws a map as a surface, with its cells from far to near, each with its colour and lighting, and the examples as
 * stems.
 */
export function drawSurface(
  context: CanvasRenderingContext2D,
  scene: SurfaceScene,
  maps: ArrayLike<number>,
  { place, xFar, yFar }: Projection,
) {
  const { view, offset, range, lookup, stems } = scene;
  const { size } = view.grid;
  const cells = cellsOf(view);
  const at = Array.from({ length: cells + 1 }, (_, index) => Math.round((index * (size - 1)) / cells));
  const share = (column: number, row: number) =>
    inside(
      ((maps[offset + (at[row] as number) * size + (at[column] as number)] as number) - range[0]) /
        (range[1] - range[0]),
    );
  const across = (column: number) => (2 * ((at[column] as number) + 0.5)) / size - 1;
  const away = (row: number) => 1 - (2 * ((at[row] as number) + 0.5)) / size;

  context.lineJoin = 'round';
  context.lineWidth = 0.7;
  // Row 0 has the largest y, so it is the farthest row if larger y is farther away.
  for (const row of farToNear(cells, !yFar)) {
    for (const column of farToNear(cells, xFar)) {
      const heights = [share(column, row), share(column + 1, row), share(column + 1, row + 1), share(column, row + 1)];
      const [a, b, c, d] = heights as [number, number, number, number];
      const middle = (a + b + c + d) / 4;
      const standing = stems.byCell.get(row * cells + column) ?? NONE;
      // Stems that end below the surface are behind it.
      drawStems(
        context,
        scene,
        standing.filter((point) => heightOf(scene, point) < middle),
        middle,
        place,
      );
      context.beginPath();
      context.moveTo(...place(across(column), away(row), z(a)));
      context.lineTo(...place(across(column + 1), away(row), z(b)));
      context.lineTo(...place(across(column + 1), away(row + 1), z(c)));
      context.lineTo(...place(across(column), away(row + 1), z(d)));
      context.closePath();
      const color = lit(lookup, middle, (b + c - a - d) * cells, (a + b - c - d) * cells);
      context.fillStyle = color;
      context.fill();
      // Closes the hairline that antialiasing leaves between cells.
      context.strokeStyle = color;
      context.stroke();
      drawStems(
        context,
        scene,
        standing.filter((point) => heightOf(scene, point) >= middle),
        middle,
        place,
      );
    }
  }
}

type Corner = readonly [x: number, y: number];

/** Draws the floor with the names of its axes, and the scale of the heights, behind the surface. */
export function drawBox(
  context: CanvasRenderingContext2D,
  { view, range, palette }: SurfaceScene,
  { place, xFar, yFar }: Projection,
) {
  const corners: readonly [Corner, ...Corner[]] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ];
  context.beginPath();
  for (const corner of corners) context.lineTo(...place(...corner, -HALF_HEIGHT));
  context.closePath();
  context.fillStyle = palette.neutral;
  context.fill();
  const [left] = corners.toSorted((a, b) => place(...a, 0)[0] - place(...b, 0)[0]);
  const pole = left ?? corners[0];
  context.moveTo(...place(...pole, -HALF_HEIGHT));
  context.lineTo(...place(...pole, HALF_HEIGHT));
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.stroke();

  context.fillStyle = palette.ink2;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  range.forEach((value, end) => {
    const [x, y] = place(...pole, end === 0 ? -HALF_HEIGHT : HALF_HEIGHT);
    context.fillText(formatNumber(value, { digits: 2 }), x - 5, y);
  });
  const [xName, yName = ''] = view.grid.labels;
  // The name is on the nearer side of the floor.
  const nearX = xFar ? -1 : 1;
  const nearY = yFar ? -1 : 1;
  context.textBaseline = 'top';
  writeBeside(context, place(0, nearY, -HALF_HEIGHT), place(0, 0, -HALF_HEIGHT)[0], featureText(labelOf(view, xName)));
  writeBeside(context, place(nearX, 0, -HALF_HEIGHT), place(0, 0, -HALF_HEIGHT)[0], featureText(labelOf(view, yName)));
}

function writeBeside(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  middle: number,
  text: string,
) {
  context.textAlign = Math.abs(x - middle) < 20 ? 'center' : x < middle ? 'right' : 'left';
  context.fillText(text, x, y + 5);
}

function drawStems(
  context: CanvasRenderingContext2D,
  scene: SurfaceScene,
  points: readonly number[],
  surface: number,
  place: Projection['place'],
) {
  if (points.length === 0) return;
  const { view, palette, stems } = scene;
  const { positions, part } = view.points;
  const { x: across, y: up } = view.grid;
  for (const point of points) {
    const x = onAxis(positions[point * 2] as number, across);
    const y = onAxis(positions[point * 2 + 1] as number, up);
    const [topX, topY] = place(x, y, z(heightOf(scene, point)));
    const hollow = part[point] === 2;
    const shape = stems.shapes[part[point] as number] as Path2D;
    context.beginPath();
    context.moveTo(...place(x, y, z(surface)));
    context.lineTo(topX, topY);
    context.strokeStyle = palette.ink3;
    context.stroke();
    context.translate(topX, topY);
    context.fillStyle = hollow ? palette.surface : (stems.colors[point] as string);
    context.fill(shape);
    context.strokeStyle = hollow ? palette.ink : palette.surface;
    context.stroke(shape);
    context.translate(-topX, -topY);
  }
}

/**
 * The examples over each cell of the surface, by row and column: all of them, or an even selection if there are more
 * than can be drawn in every frame.
 */
export function standing(view: PlotView, targets: Float32Array): Map<number, readonly number[]> {
  const { points, grid } = view;
  const cells = cellsOf(view);
  const all = new Map<number, number[]>();
  const cellOf = (share: number) => Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
  for (let point = 0; point < points.count; point++) {
    if (Number.isNaN(targets[point])) continue;
    const column = cellOf((onAxis(points.positions[point * 2] as number, grid.x) + 1) / 2);
    const row = cellOf((1 - onAxis(points.positions[point * 2 + 1] as number, grid.y)) / 2);
    const key = row * cells + column;
    const others = all.get(key);
    if (others) others.push(point);
    else all.set(key, [point]);
  }
  if (points.count <= MOST_STEMS) return all;
  const most = Math.max(1, Math.floor(MOST_STEMS / all.size));
  return new Map([...all].map(([key, found]) => [key, evenly(found, most)]));
}

/** At most this many of them, evenly selected, in their order. */
function evenly(all: readonly number[], most: number): readonly number[] {
  const step = Math.ceil(all.length / most);
  return all.filter((_, place) => place % step === 0);
}

/** Assigns the examples to the cells of the surface, and prepares their colours and shapes. */
export function standOn(view: PlotView, targets: Float32Array, palette: Palette): Stems {
  const { points, classes, answer } = view;
  const [low, high] = outputRange(view);
  return {
    byCell: standing(view, targets),
    colors: Array.from(points.labels, (label) =>
      answer === 'number'
        ? lookupColor(palette.diverging, (label - low) / (high - low))
        : classColor(palette, classes.length, label),
    ),
    shapes: [0, 1, 2].map((part) => new Path2D(outline(part, pointRadius(points.count) * 0.8))),
  };
}

const NONE: readonly number[] = [];

function cellsOf({ grid: { size } }: PlotView): number {
  return Math.min(CELLS, size - 1);
}

function heightOf({ targets, range }: SurfaceScene, point: number): number {
  return inside(((targets[point] as number) - range[0]) / (range[1] - range[0]));
}

function onAxis(value: number, [low, high]: readonly [number, number]): number {
  return (2 * (value - low)) / (high - low) - 1;
}

function inside(share: number): number {
  return Number.isNaN(share) ? 0.5 : Math.min(1, Math.max(0, share));
}

function z(share: number): number {
  return HALF_HEIGHT * (2 * share - 1);
}

/** A colour of the scale, darker on slopes that face away from a light at the upper left. */
function lit(lookup: Uint32Array, share: number, slopeX: number, slopeY: number): string {
  const pixel = lookup[Math.round(share * (LEVELS - 1))] as number;
  const facing = (1 + 0.35 * slopeX - 0.35 * slopeY) / Math.sqrt(1 + (slopeX * slopeX + slopeY * slopeY) * 0.25);
  const light = Math.min(1.06, Math.max(0.72, 0.78 + 0.22 * facing));
  const channel = (shift: number) => Math.min(255, Math.round(((pixel >> shift) & 255) * light));
  return `rgb(${channel(0)},${channel(8)},${channel(16)})`;
}
