import type { DrawingRules } from '../../../catalog/datasets/definition.ts';
import type { ImageSize } from '../../../math/sample.ts';

/** Pure functions for drawing an image by hand, without screen or pointer. Places and widths are in pixels of the image. */

/** The paper has this many cells in place of each pixel, across and down: digits were 4 × 4 bits a pixel. */
export const DETAIL = 4;
/** The most strokes that can be undone. */
const MOST_UNDOS = 50;
/** A narrow drawing is widened at most this much more than it is heightened, so that a 1 does not become a bar. */
const MOST_STRETCH = 1.5;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A number from 0 to 1 for each channel. */
export type Shade = readonly number[];

/** What undo restores. */
interface Content {
  /** The cells: [channels, height · DETAIL, width · DETAIL], from 0 to 1. */
  readonly cells: Float32Array;
  readonly background: Shade;
  /** Whether it is drawn on an example of the data, which is in its place already. */
  readonly onExample: boolean;
  readonly blank: boolean;
}

export interface Paper extends Content {
  readonly image: ImageSize;
  /** The states that `undo` goes back to, the latest last. */
  readonly past: readonly Content[];
}

/** A blank sheet. */
export function blankPaper(image: ImageSize, { background }: DrawingRules): Paper {
  return { image, ...blankContent(image, background), past: [] };
}

function blankContent({ channels, height, width }: ImageSize, background: Shade): Content {
  const size = height * width * DETAIL ** 2;
  const cells = Float32Array.from({ length: channels * size }, (_, cell) => background[Math.floor(cell / size)] ?? 0);
  return { cells, background, onExample: false, blank: true };
}

/** Saves the current state, so that everything until the next call is undone as one stroke. */
export function beginStroke(paper: Paper): Paper {
  const { cells, background, onExample, blank, past } = paper;
  return { ...paper, past: [...past, { cells, background, onExample, blank }].slice(-MOST_UNDOS) };
}

/** Goes back to before the last stroke. */
export function undo(paper: Paper): Paper {
  const before = paper.past.at(-1);
  return before ? { ...paper, ...before, past: paper.past.slice(0, -1) } : paper;
}

/** Removes everything, as one stroke. */
export function clear(paper: Paper): Paper {
  return paper.blank ? paper : { ...beginStroke(paper), ...blankContent(paper.image, paper.background) };
}

/** Draws a line with round ends; the background as its shade erases. @param width at least that of a cell */
export function line(paper: Paper, from: Place, to: Place, width: number, shade: Shade): Paper {
  const { height: rows, width: columns } = cellsOf(paper.image);
  const radius = Math.max(width / 2, 0.5 / DETAIL);
  const cells = paper.cells.slice();
  const first = (a: number, b: number) => Math.max(0, Math.floor((Math.min(a, b) - radius) * DETAIL));
  const last = (a: number, b: number, end: number) => Math.min(end - 1, Math.ceil((Math.max(a, b) + radius) * DETAIL));
  for (let row = first(from.y, to.y); row <= last(from.y, to.y, rows); row++) {
    for (let column = first(from.x, to.x); column <= last(from.x, to.x, columns); column++) {
      const middle = { x: (column + 0.5) / DETAIL, y: (row + 0.5) / DETAIL };
      if (distanceToLine(middle, from, to) > radius) continue;
      shade.forEach((value, channel) => {
        cells[(channel * rows + row) * columns + column] = value;
      });
    }
  }
  return { ...paper, cells, blank: paper.blank && sameShade(shade, paper.background) };
}

function distanceToLine({ x, y }: Place, from: Place, to: Place): number {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const length = across ** 2 + down ** 2;
  const along = length === 0 ? 0 : ((x - from.x) * across + (y - from.y) * down) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - share * across, y - from.y - share * down);
}

/** Replaces the drawing by an image of the data, as one stroke. @param pixels [channels, height, width], from 0 to 1 */
export function startFrom(paper: Paper, pixels: ArrayLike<number>): Paper {
  const { height, width } = cellsOf(paper.image);
  const cells = Float32Array.from(paper.cells, (_, cell) => {
    const [row, column] = [Math.floor(cell / width) % height, cell % width];
    const channel = Math.floor(cell / (width * height));
    const { height: rows, width: columns } = paper.image;
    return pixels[(channel * rows + Math.floor(row / DETAIL)) * columns + Math.floor(column / DETAIL)] as number;
  });
  return { ...beginStroke(paper), cells, onExample: true, blank: false };
}

/** Replaces the background wherever nothing is drawn. */
export function withBackground(paper: Paper, background: Shade): Paper {
  const { cells, background: before } = paper;
  const size = cells.length / before.length;
  const changed = cells.slice();
  for (let cell = 0; cell < size; cell++) {
    if (!before.every((value, channel) => cells[channel * size + cell] === Math.fround(value))) continue;
    background.forEach((value, channel) => {
      changed[channel * size + cell] = value;
    });
  }
  return { ...paper, cells: changed, background };
}

/**
 * The drawing as an image of the data: moved and scaled if theirs were, each pixel the mean of its cells, rounded to the
 * steps of theirs.
 * @returns [channels, height, width], from 0 to 1, before the preparation
 */
export function imageOn(paper: Paper, { box, levels }: DrawingRules): Float64Array {
  const { image, onExample } = paper;
  const cells = box === null || onExample ? paper.cells : fitted(paper, box);
  const { channels, height, width } = image;
  return Float64Array.from({ length: channels * height * width }, (_, pixel) => {
    const mean = meanOf(cells, image, Math.floor(pixel / width), pixel % width);
    return levels === null ? mean : Math.round(mean * levels) / levels;
  });
}

/** The shade of a pixel of the paper. */
export function shadeAt({ cells, image }: Paper, row: number, column: number): Shade {
  return Array.from({ length: image.channels }, (_, channel) =>
    meanOf(cells, image, channel * image.height + row, column),
  );
}

/** The mean of the cells of a pixel. @param row of the channels below one another */
function meanOf(cells: Float32Array, { width }: ImageSize, row: number, column: number): number {
  let sum = 0;
  for (let cell = 0; cell < DETAIL ** 2; cell++) {
    const down = row * DETAIL + Math.floor(cell / DETAIL);
    sum += cells[(down * width + column) * DETAIL + (cell % DETAIL)] as number;
  }
  return sum / DETAIL ** 2;
}

/** The drawn part, scaled to fill the height of a box and as much of its width as its shape allows, and centred. */
function fitted({ image, cells, background }: Paper, box: NonNullable<DrawingRules['box']>): Float32Array {
  const { channels, height, width } = cellsOf(image);
  const size = height * width;
  const isDrawn = (cell: number) =>
    background.some((value, channel) => cells[channel * size + cell] !== Math.fround(value));
  let [top, bottom, left, right] = [height, -1, width, -1];
  for (let cell = 0; cell < size; cell++) {
    if (!isDrawn(cell)) continue;
    const [row, column] = [Math.floor(cell / width), cell % width];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
  }
  if (bottom < 0) return cells;

  const down = (box.height * DETAIL) / (bottom - top + 1);
  const across = Math.min((box.width * DETAIL) / (right - left + 1), down * MOST_STRETCH);
  const [rows, columns] = [Math.round((bottom - top + 1) * down), Math.round((right - left + 1) * across)];
  const [above, before] = [Math.round((height - rows) / 2), Math.round((width - columns) / 2)];
  const moved = Float32Array.from({ length: channels * size }, (_, cell) => background[Math.floor(cell / size)] ?? 0);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = (top + Math.floor((row + 0.5) / down)) * width + left + Math.floor((column + 0.5) / across);
      const to = (above + row) * width + before + column;
      for (let channel = 0; channel < channels; channel++) {
        moved[channel * size + to] = cells[channel * size + from] as number;
      }
    }
  }
  return moved;
}

/** The size of the paper in cells. */
export function cellsOf({ channels, height, width }: ImageSize): ImageSize {
  return { channels, height: height * DETAIL, width: width * DETAIL };
}

function sameShade(a: Shade, b: Shade): boolean {
  return a.every((value, channel) => value === b[channel]);
}
