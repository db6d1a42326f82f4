import { type ImageSize, imageSizeOf, type SampleType } from '../../math/sample.ts';
import { sampleWords } from './sample-words.ts';

/** An example as an image, or why a layer on images cannot take it, in the form of `Refusal`. */
export function asImage(x: SampleType): ImageSize | { readonly problem: string; readonly instead: null } {
  const image = imageSizeOf(x);
  if (image !== null) return image;
  return { problem: `needs images, but it gets ${sampleWords(x)}`, instead: null };
}
