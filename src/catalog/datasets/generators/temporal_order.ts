import type { RandomStream } from '../../../math/random.ts';
import { DISTRACTORS } from '../temporal_order.ts';
import type { SequenceGenerator } from './generator.ts';
import { randomTokens } from './sequences.ts';

export const temporalOrder: SequenceGenerator<'n' | 'length'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const target = index % 4;
    const sequence = randomTokens(hyper.length, DISTRACTORS.length, random);
    sequence[stepInTenth(1, hyper.length, random)] = DISTRACTORS.length + Math.floor(target / 2);
    sequence[stepInTenth(5, hyper.length, random)] = DISTRACTORS.length + (target % 2);
    return { sequence, target };
  });

/** A step in one of the ten equal parts of a sequence, counted from 0; the first one if the part has none. */
function stepInTenth(tenth: number, length: number, random: RandomStream): number {
  const [start, end] = [tenth, tenth + 1].map((part) => Math.floor((part * length) / 10)) as [number, number];
  return start + random.integer(Math.max(1, end - start));
}
