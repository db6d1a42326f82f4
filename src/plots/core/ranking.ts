import type { PlotView } from './types.ts';

/** Whether the output only ranks examples, as that of a Wasserstein critic: no value of it is a boundary. */
export function ranks({ generator, answer, boundary }: PlotView): boolean {
  return Boolean(generator) && answer === 'side' && boundary === 0;
}

/** The range of values, so that the middle of a colour scale is the middle of what there is. */
export function rangeOfAll(values: ArrayLike<number>, start: number, end: number): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = start; index < end; index++) {
    const value = values[index] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low < high ? [low, high] : [low - 1, low + 1];
}
