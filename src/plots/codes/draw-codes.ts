/** Draws the codes of examples on a line or a plane. */
import { type ScaleLinear, scaleLinear } from 'd3';
import type { ImageSize } from '../../math/sample.ts';
import type { Palette } from '../core/color.ts';
import { PixelBuffer } from '../core/heatmap.ts';
import type { Size } from '../core/size.ts';
import type { PlotView } from '../core/types.ts';
import { colorImage } from '../example/draw-image.ts';
import { drawPoints, drawRings } from '../output/draw-points.ts';

export type CodePlace = readonly [x: number, y: number];

/** The part of the line or plane that a picture shows. */
export interface CodeDomain {
  readonly x: readonly [number, number];
  /** null on a line. */
  readonly y: readonly [number, number] | null;
}

export interface CodePicture {
  readonly domain: CodeDomain;
  /** [count, 2], in the order of the points of `view`. */
  readonly places: ArrayLike<number>;
  /** Only the examples that are shown. */
  readonly view: PlotView;
  /** The index of the point that is ringed; null for none. */
  readonly marked: number | null;
  /** The place that is decoded. */
  readonly cursor: CodePlace;
  /** The ends of an interpolation and the place between them. */
  readonly path: readonly [from: CodePlace, to: CodePlace, at: CodePlace] | null;
  /** Decoded images of `GRID` × `GRID` places, or of `GRID` places on a line; null for none. */
  readonly grid: PixelBuffer | null;
}

/** The number of decoded images in a row of the background. */
export const GRID = 12;

/** Positions of places in a picture. */
export function codeScales({ x, y }: CodeDomain, { width, height }: Size) {
  return { x: scaleLinear(x, [0, width]), y: scaleLinear(y ?? [0, 1], [height, 0]) };
}

/** The places in the middle of the cells of the background, row by row from the top. */
export function gridPlaces({ x, y }: CodeDomain): readonly CodePlace[] {
  const along = ([low, high]: readonly [number, number], cell: number) => low + ((cell + 0.5) / GRID) * (high - low);
  const rows = y === null ? 1 : GRID;
  return Array.from({ length: rows * GRID }, (_, cell) => [
    along(x, cell % GRID),
    y === null ? 0 : along(y, GRID - 1 - Math.floor(cell / GRID)),
  ]);
}

/** The images of the background side by side. @param pixels [count, channels, height, width], from 0 to 1 */
export function gridOf(pixels: ArrayLike<number>, image: ImageSize, palette: Palette): PixelBuffer {
  const { channels, height, width } = image;
  const length = channels * height * width;
  const count = pixels.length / length;
  const buffer = new PixelBuffer();
  const rowLength = Math.min(GRID, count) * width;
  buffer.resize(rowLength, Math.ceil(count / GRID) * height);
  for (let cell = 0; cell < count; cell++) {
    const start = Math.floor(cell / GRID) * height * rowLength + (cell % GRID) * width;
    colorImage(pixels, cell * length, image, palette, { pixels: buffer.pixels, rowLength, start });
  }
  buffer.flush();
  return buffer;
}

export function drawCodes(
  context: CanvasRenderingContext2D,
  size: Size,
  { domain, places, view, marked, cursor, path, grid }: CodePicture,
  palette: Palette,
): void {
  const scales = codeScales(domain, size);
  const isLine = domain.y === null;
  if (grid) drawGrid(context, size, grid, isLine);
  const points = new Float32Array(places.length);
  for (let index = 0; index * 2 < points.length; index++) {
    points[2 * index] = scales.x(places[2 * index] as number);
    // This axis has no meaning on a line, so the points are spread over it, always in the same way.
    points[2 * index + 1] = isLine ? spread(index, size) : scales.y(places[2 * index + 1] as number);
  }
  drawPoints(context, view, points, palette);
  if (marked !== null) drawRings(context, view, points, [marked], palette);
  if (path) drawPath(context, size, scales, path, isLine, palette);
  drawCursor(context, size, at(scales, cursor, size, isLine), isLine, palette);
}

function spread(index: number, { height }: Size): number {
  return height * (0.15 + 0.7 * ((index * 0.618034) % 1));
}

function drawGrid(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  { canvas }: PixelBuffer,
  isLine: boolean,
) {
  const tall = isLine ? (width * canvas.height) / canvas.width : height;
  context.imageSmoothingEnabled = false;
  context.globalAlpha = 0.6;
  context.drawImage(canvas, 0, (height - tall) / 2, width, tall);
  context.globalAlpha = 1;
  context.imageSmoothingEnabled = true;
}

interface Scales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

function at({ x, y }: Scales, place: CodePlace, { height }: Size, isLine: boolean): CodePlace {
  return [x(place[0]), isLine ? height / 2 : y(place[1])];
}

function drawPath(
  context: CanvasRenderingContext2D,
  size: Size,
  scales: Scales,
  path: NonNullable<CodePicture['path']>,
  isLine: boolean,
  palette: Palette,
) {
  const [from, to, between] = path.map((place) => at(scales, place, size, isLine)) as [CodePlace, CodePlace, CodePlace];
  for (const [color, width] of [
    [palette.surface, 4],
    [palette.accent, 1.8],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  }
  context.fillStyle = palette.accent;
  context.beginPath();
  context.arc(...between, 4, 0, 2 * Math.PI);
  context.fill();
}

/** A cross with a ring, or a line across a line. */
function drawCursor(
  context: CanvasRenderingContext2D,
  { height }: Size,
  [x, y]: CodePlace,
  isLine: boolean,
  palette: Palette,
) {
  for (const [color, width] of [
    [palette.surface, 5],
    [palette.ink, 2],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    if (isLine) {
      context.moveTo(x, 0);
      context.lineTo(x, height);
    } else {
      context.arc(x, y, 7, 0, 2 * Math.PI);
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        context.moveTo(x + 7 * dx, y + 7 * dy);
        context.lineTo(x + 12 * dx, y + 12 * dy);
      }
    }
    context.stroke();
  }
}
