import { describe, expect, it } from 'vitest';
import { dataOf, defaultSpec, drawingOf, entryOf, idsOf } from '../../../src/experiment/index.ts';
import type { ImageSize } from '../../../src/math/sample.ts';
import {
  beginStroke,
  blankPaper,
  clear,
  imageOn,
  line,
  type Paper,
  startFrom,
  undo,
  withBackground,
} from '../../../src/ui/network/draw/paper.ts';

const rulesOf = (id: string) => {
  const rules = drawingOf(defaultSpec(id));
  if (!rules) throw new Error(`${id} has no images`);
  return rules;
};
const DIGIT: ImageSize = { channels: 1, height: 8, width: 8 };
const SHAPE: ImageSize = { channels: 3, height: 20, width: 20 };
const digits = rulesOf('digits');
const fashion = rulesOf('fashion_mnist');
const shapes = rulesOf('shapes');

const drawn = (
  paper: Paper,
  from: readonly number[],
  to: readonly number[],
  width = 1,
  shade: readonly number[] = [1],
) =>
  line(
    beginStroke(paper),
    { x: from[0] as number, y: from[1] as number },
    { x: to[0] as number, y: to[1] as number },
    width,
    shade,
  );

/** The rows and the columns of an image with one channel in which anything is drawn. */
function extentOf(pixels: Float64Array, width: number) {
  const places = [...pixels.keys()].filter((pixel) => (pixels[pixel] as number) > 0);
  const rows = places.map((pixel) => Math.floor(pixel / width));
  const columns = places.map((pixel) => pixel % width);
  return { rows: [Math.min(...rows), Math.max(...rows)], columns: [Math.min(...columns), Math.max(...columns)] };
}

describe('a drawing of a digit', () => {
  it('becomes counts from 0 to 16 of 4 × 4 bits, over 16', () => {
    const image = imageOn(drawn(blankPaper(DIGIT, digits), [2, 1], [5, 6]), digits);
    expect(image).toHaveLength(64);
    for (const pixel of image) expect(Number.isInteger(16 * pixel)).toBe(true);
    expect(Math.max(...image)).toBeLessThanOrEqual(1);
    expect(Math.min(...image)).toBe(0);
  });

  it('fills all rows and is centred, wherever and however small it is drawn', () => {
    const small = imageOn(drawn(blankPaper(DIGIT, digits), [1, 1], [2.5, 3.5]), digits);
    const large = imageOn(drawn(blankPaper(DIGIT, digits), [1, 0.6], [7, 7.4]), digits);
    expect(extentOf(small, 8).rows).toEqual([0, 7]);
    // 20 bits in the middle of 32 are in the second to the seventh of eight pixels.
    expect(extentOf(small, 8).columns).toEqual([1, 6]);
    expect(extentOf(large, 8)).toEqual({ rows: [0, 7], columns: [1, 6] });
  });

  it('remains narrow if it is a 1', () => {
    const [first = 0, last = 7] = extentOf(
      imageOn(drawn(blankPaper(DIGIT, digits), [4, 1], [4, 7]), digits),
      8,
    ).columns;
    expect(last - first).toBeLessThanOrEqual(3);
  });

  it('keeps its place on an example, which is centred already', () => {
    const example = Float64Array.from({ length: 64 }, (_, pixel) => (pixel % 17) / 16);
    const paper = startFrom(blankPaper(DIGIT, digits), example);
    expect(imageOn(paper, digits)).toEqual(example);
    const changed = imageOn(drawn(paper, [0.5, 0.5], [0.5, 0.5], 3), digits);
    expect(changed[0]).toBe(1);
    expect(changed[63]).toBe(example[63]);
  });
});

describe('a drawing of an article', () => {
  const size: ImageSize = { channels: 1, height: 28, width: 28 };

  it('keeps its place, and its edges are shades between background and ink', () => {
    const image = imageOn(drawn(blankPaper(size, fashion), [3, 3], [10, 20], 4, [0.8]), fashion);
    for (const pixel of image) {
      expect(Math.round(35 * pixel) / 35).toBe(pixel);
      expect(pixel).toBeLessThanOrEqual(0.8);
    }
    expect(image[3 * 28 + 3]).toBeCloseTo(0.8);
    expect(image[27 * 28 + 27]).toBe(0);
    expect(new Set(image).size).toBeGreaterThan(4);
  });
});

describe('a drawing of a shape', () => {
  it('has its colours in three channels, mixed where an edge divides a pixel', () => {
    const paper = drawn(blankPaper(SHAPE, shapes), [10, 10], [10, 10], 8, [0.9, 0.5, 0.1]);
    const image = imageOn(paper, shapes);
    const colorAt = (row: number, column: number) =>
      [0, 1, 2].map((channel) => image[(channel * 20 + row) * 20 + column] as number);
    [0.9, 0.5, 0.1].forEach((value, channel) => {
      expect(colorAt(10, 10)[channel]).toBeCloseTo(value);
      expect(colorAt(0, 0)[channel]).toBeCloseTo(shapes.background[channel] as number);
    });
    const [red = 0] = colorAt(6, 9);
    expect(red).toBeGreaterThan(shapes.background[0] as number);
    expect(red).toBeLessThan(0.9);
  });

  it('gets another background only where nothing is drawn', () => {
    const paper = withBackground(drawn(blankPaper(SHAPE, shapes), [10, 10], [10, 10], 8, [1, 1, 1]), [0, 0, 1]);
    const image = imageOn(paper, shapes);
    expect([image[0], image[400], image[800]]).toEqual([0, 0, 1]);
    expect([image[210], image[610], image[1010]]).toEqual([1, 1, 1]);
  });
});

describe('the paper', () => {
  it('is erased with its background', () => {
    const paper = drawn(drawn(blankPaper(DIGIT, digits), [2, 2], [6, 6]), [0, 0], [8, 8], 16, digits.background);
    expect(imageOn(paper, digits).every((pixel) => pixel === 0)).toBe(true);
  });

  it('goes back stroke by stroke, also to before it was cleared', () => {
    const blank = blankPaper(DIGIT, digits);
    const first = drawn(blank, [2, 2], [6, 2]);
    const second = drawn(first, [2, 6], [6, 6]);
    expect(undo(second).cells).toEqual(first.cells);
    expect(undo(undo(second)).blank).toBe(true);
    const cleared = clear(second);
    expect(cleared.blank).toBe(true);
    expect(undo(cleared).cells).toEqual(second.cells);
    expect(undo(blank)).toBe(blank);
  });

  it('keeps the thinnest line visible', () => {
    expect(imageOn(drawn(blankPaper(DIGIT, digits), [4.1, 4.1], [4.1, 4.1], 0.01), digits).some((one) => one > 0)).toBe(
      true,
    );
  });
});

it('every dataset of images states how a drawing becomes one of them', () => {
  const ids = idsOf('datasets').filter(
    (id) => dataOf(defaultSpec(id)).image !== null && entryOf('datasets', id).kind !== 'environment',
  );
  expect(ids.length).toBeGreaterThanOrEqual(3);
  for (const id of ids) expect(entryOf('datasets', id), id).toHaveProperty('drawing');
});
