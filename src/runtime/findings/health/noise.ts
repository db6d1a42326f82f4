import type { Look } from '../../look.ts';

/** The number of batches whose gradients are compared. */
const BATCHES = 8;

/**
 * The noise of a batch's gradient: its variance over the batches, in all directions together, as a multiple of the squared
 * length of the mean gradient. NaN if every batch has all examples.
 */
export async function* gradientNoise({ trainer, compiled, member, replica }: Look): AsyncGenerator<void, number> {
  if (compiled.batch >= member.data.parts.train.count) return Number.NaN;
  let mean: Float64Array | null = null;
  let squares = 0;
  for (let ahead = 0; ahead < BATCHES; ahead++) {
    const gradients = [...(await trainer.nextGradients(replica, ahead)).values()];
    mean ??= new Float64Array(gradients.reduce((sum, { length }) => sum + length, 0));
    let place = 0;
    for (const values of gradients) {
      for (const value of values) {
        mean[place] = (mean[place] as number) + value / BATCHES;
        squares += value ** 2 / BATCHES;
        place += 1;
      }
    }
    yield;
  }
  const length = (mean ?? new Float64Array()).reduce((sum, value) => sum + value ** 2, 0);
  const variance = ((squares - length) * BATCHES) / (BATCHES - 1);
  // The mean of a few batches still contains a share of their noise.
  return variance / Math.max(length - variance / BATCHES, Number.MIN_VALUE);
}
