import { type ImageSize, imageSizeOf, lengthOf, type SampleType } from '../../math/sample.ts';

/** An example as an image, or why a layer on images cannot take it, in the form of `Refusal`. */
export function asImage(x: SampleType): ImageSize | { readonly problem: string; readonly instead: null } {
  const image = imageSizeOf(x);
  if (image !== null) return image;
  const count = lengthOf(x);
  return {
    problem: `needs images, but each example is a row of ${count} ${count === 1 ? 'number' : 'numbers'} there`,
    instead: null,
  };
}
