import type { ImageSize } from './definition.ts';

/**
 * Makes an image whose pixels each take the value at another position of `pixels`, interpolated between the four pixels
 * around that position; outside the image it is 0.
 * @param source maps a position to its source position, both in pixels from the centre of the image
 */
export function warp(
  pixels: Float64Array,
  { width, height }: ImageSize,
  source: (x: number, y: number) => readonly [x: number, y: number],
): Float64Array {
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : (pixels[y * width + x] as number);
  return pixels.map((_, place) => {
    const [fromX, fromY] = source((place % width) - middleX, Math.floor(place / width) - middleY);
    const [x, y] = [fromX + middleX, fromY + middleY];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [x - left, y - top];
    const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
    const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return upper * (1 - down) + lower * down;
  });
}
