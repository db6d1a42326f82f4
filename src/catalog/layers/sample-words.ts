import { imageSizeOf, lengthOf, type SampleType, sequenceSizeOf, stepsOf } from '../../math/sample.ts';

/** What an example is, for sentences about a layer that cannot take it: "an image of 8 × 8 pixels". */
export function sampleWords(x: SampleType): string {
  const image = imageSizeOf(x);
  if (image !== null) return `an image of ${image.width} × ${image.height} pixels`;
  const sequence = sequenceSizeOf(x);
  if (sequence !== null && sequence.features > 1) {
    return `a sequence of ${sequence.steps} steps of ${sequence.features} numbers`;
  }
  const steps = stepsOf(x);
  if (steps !== null) return `a sequence of ${steps} ${x.vocabulary === undefined ? 'numbers' : 'tokens'}`;
  return rowWords(lengthOf(x));
}

/** Numbers without an order: "a row of 64 numbers". */
export function rowWords(count: number): string {
  return count === 1 ? 'a single number' : `a row of ${count} numbers`;
}
