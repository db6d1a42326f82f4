import type { Member } from '../../compiler/replicas.ts';
import { sampleOf } from '../../experiment/inputs.ts';
import { type ImageSize, imageSizeOf } from '../../math/sample.ts';
import { scaled, UNSCALED, unscaled } from '../../math/scale.ts';
import { backgroundOf, shiftImage } from '../../math/shift.ts';

/** Moves an input by pixels to the right and down; see `shiftImage`. */
export type Move = (right: number, down: number) => Float32Array;

/** The image that the network takes its inputs for; null if they are no image. */
export function imageOf({ spec }: Member): ImageSize | null {
  return imageSizeOf(sampleOf(spec));
}

/**
 * Moves the inputs of an example. Inputs may be scaled pixel by pixel, so the pixels are moved as before the scaling and
 * scaled where they arrive.
 */
export function mover({ data: { features, scales } }: Member, image: ImageSize, input: ArrayLike<number>): Move {
  const scaleOf = features.map((name) => scales.get(name) ?? UNSCALED);
  const pixels = Float32Array.from(scaleOf, (scale, index) => unscaled(input[index] as number, scale));
  const background = backgroundOf(pixels, image);
  return (right, down) => {
    const moved = shiftImage(pixels, image, right, down, background);
    return moved.map((pixel, index) => scaled(pixel, scaleOf[index] as (typeof scaleOf)[number]));
  };
}
