import type { ImageSize } from '../../math/sample.ts';

/**
 * Makes an image whose pixels each take the value at another position of `pixels`, in every channel alike, interpolated
 * between the four pixels around that position; outside the image it is 0.
 * @param source maps a position to its source position, both in pixels from the centre of the image
 */
export function warp(
  pixels: Float64Array,
  { channels, height, width }: ImageSize,
  source: (x: number, y: number) => readonly [x: number, y: number],
): Float64Array {
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const size = width * height;
  const at = (channel: number, x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : (pixels[channel * size + y * width + x] as number);
  const moved = new Float64Array(pixels.length);
  for (let place = 0; place < size; place++) {
    const [fromX, fromY] = source((place % width) - middleX, Math.floor(place / width) - middleY);
    const [x, y] = [fromX + middleX, fromY + middleY];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [x - left, y - top];
    for (let channel = 0; channel < channels; channel++) {
      const upper = at(channel, left, top) * (1 - right) + at(channel, left + 1, top) * right;
      const lower = at(channel, left, top + 1) * (1 - right) + at(channel, left + 1, top + 1) * right;
      moved[channel * size + place] = upper * (1 - down) + lower * down;
    }
  }
  return moved;
}
