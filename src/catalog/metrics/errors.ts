import type { Judged } from './definition.ts';

/** The mean of a function of prediction − target over all examples. */
export function meanOfErrors({ scores, labels }: Judged, of: (error: number) => number): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) sum += of((scores[row] as number) - (labels[row] as number));
  return sum / labels.length;
}

export function square(error: number): number {
  return error * error;
}
