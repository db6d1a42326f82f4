import type { ImageSize } from './sample.ts';

/**
 * An image moved by whole pixels. What moves in from outside is the background of its channel.
 * @param values [channels, height, width]
 * @param right pixels to the right; negative to the left
 * @param down pixels down; negative up
 * @param fill the background of every channel; by default that of `backgroundOf`
 */
export function shiftImage(
  values: ArrayLike<number>,
  image: ImageSize,
  right: number,
  down: number,
  fill: readonly number[] = backgroundOf(values, image),
): Float32Array {
  const { channels, height, width } = image;
  const moved = new Float32Array(channels * height * width);
  for (let channel = 0; channel < channels; channel++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const [fromRow, fromColumn] = [row - down, column - right];
        const isInside = fromRow >= 0 && fromColumn >= 0 && fromRow < height && fromColumn < width;
        moved[(channel * height + row) * width + column] = (
          isInside ? values[(channel * height + fromRow) * width + fromColumn] : fill[channel]
        ) as number;
      }
    }
  }
  return moved;
}

/** The background of every channel of an image: the median of the pixels along its border. */
export function backgroundOf(values: ArrayLike<number>, { channels, height, width }: ImageSize): readonly number[] {
  return Array.from({ length: channels }, (_, channel) => {
    const border: number[] = [];
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const isBorder = row === 0 || column === 0 || row === height - 1 || column === width - 1;
        if (isBorder) border.push(values[(channel * height + row) * width + column] as number);
      }
    }
    return border.sort((a, b) => a - b)[border.length >> 1] as number;
  });
}
