import type { Contender } from '../engines/engine.ts';

/** Milliseconds of one repetition. */
const LENGTH = 300;

/** Steps per second in one repetition, summed over the contender's networks or worlds. */
export async function speed(contender: Contender, readEvery: number): Promise<number> {
  const start = performance.now();
  let steps = 0;
  let elapsed = 0;
  while (elapsed < LENGTH) {
    const loss = await contender.train(readEvery);
    if (!Number.isFinite(loss)) throw new Error('a contender diverged');
    steps += contender.perUpdate * readEvery;
    elapsed = performance.now() - start;
  }
  return (1000 * steps) / elapsed;
}
