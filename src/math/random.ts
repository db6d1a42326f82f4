import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { shuffleFrom } from './shuffle.ts';

/** A seeded, repeatable source of random numbers. */
export interface RandomStream {
  /** Uniform in [min, max); [0, 1) without arguments. */
  uniform(min?: number, max?: number): number;
  /** Normal with the given mean and standard deviation; standard normal without arguments. */
  normal(mean?: number, deviation?: number): number;
  /** Uniform integer in 0 … count − 1. */
  integer(count: number): number;
  /** Fisher–Yates, in place. Returns the same array. */
  shuffle<T extends { length: number; [index: number]: number }>(values: T): T;
}

/** FNV-1a: spreads a short text over 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return state | 0;
}

/**
 * The random stream of one purpose (`data`, `split`, `init/dense1/weight`, `shuffle`, …) under an experiment's seed.
 * Streams of different purposes are independent, so changing the optimizer does not change the data.
 */
export function randomStream(seed: number, purpose: string): RandomStream {
  let generator = xoroshiro128plus(hash(`${seed}/${purpose}`));
  let spare: number | undefined;

  const stream: RandomStream = {
    uniform: (min = 0, max = 1) => min + (max - min) * uniformFloat64(generator),
    normal(mean = 0, deviation = 1) {
      // Box–Muller gives two independent normal numbers at a time.
      if (spare !== undefined) {
        const value = mean + deviation * spare;
        spare = undefined;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - stream.uniform()));
      const angle = 2 * Math.PI * stream.uniform();
      spare = radius * Math.sin(angle);
      return mean + deviation * radius * Math.cos(angle);
    },
    integer: (count) => uniformInt(generator, 0, count - 1),
    shuffle(values) {
      generator = xoroshiro128plusFromState(shuffleFrom(generator.getState(), values));
      return values;
    },
  };
  return stream;
}
