import { classColor, type Palette } from '../core/color.ts';
import { pixelRatio } from '../core/pixel-ratio.ts';
import type { placePixels } from './draw-pixels.ts';

/** The class of every pixel of an image, row by row. */
export interface Mask {
  readonly height: number;
  readonly width: number;
  readonly labels: ArrayLike<number>;
  /** The number of classes. */
  readonly classes: number;
  /** The probability of the class at each pixel, from 0 to 1, which is the strength of its colour; full if absent. */
  readonly shares?: ArrayLike<number>;
}

/** Fills each pixel with the colour of its class, and with the lines by which the class is known without colour. */
export function drawMask(
  context: CanvasRenderingContext2D,
  { height, width, labels, classes, shares }: Mask,
  { x, y, across, up }: ReturnType<typeof placePixels>,
  palette: Palette,
): void {
  for (let index = 0; index < height * width; index++) {
    const label = labels[index] as number;
    const [column, row] = [index % width, Math.floor(index / width)];
    const [left, top] = [sharp(x + column * across), sharp(y + row * up)];
    context.globalAlpha = PALEST + (1 - PALEST) * (shares?.[index] ?? 1);
    context.fillStyle = classColor(palette, classes, label);
    context.fillRect(left, top, sharp(x + (column + 1) * across) - left, sharp(y + (row + 1) * up) - top);
  }
  context.globalAlpha = 1;
  context.strokeStyle = palette.surface;
  context.lineWidth = Math.max(0.8, across / 6);
  context.beginPath();
  for (let index = 0; index < height * width; index++) {
    const left = x + (index % width) * across;
    const top = y + Math.floor(index / width) * up;
    trace(context, labels[index] as number, { left, top, across, up });
  }
  context.stroke();
}

/** The strength of the colour of a class without any probability. */
const PALEST = 0.15;

/** The nearest edge between two pixels of the screen, so that no gap shows between neighbours. */
function sharp(length: number): number {
  return Math.round(length * pixelRatio()) / pixelRatio();
}

type Cell = Readonly<Record<'left' | 'top' | 'across' | 'up', number>>;

/** No line, a falling one, a level one or an upright one through the pixel; they continue in the next pixel. */
function trace(context: CanvasRenderingContext2D, label: number, { left, top, across, up }: Cell): void {
  const [fromX, fromY, toX, toY] = LINES[label % LINES.length] ?? [0, 0, 0, 0];
  if (fromX === toX && fromY === toY) return;
  context.moveTo(left + fromX * across, top + fromY * up);
  context.lineTo(left + toX * across, top + toY * up);
}

const LINES: readonly (readonly [fromX: number, fromY: number, toX: number, toY: number])[] = [
  [0, 0, 0, 0],
  [0, 0, 1, 1],
  [0, 0.5, 1, 0.5],
  [0.5, 0, 0.5, 1],
];
