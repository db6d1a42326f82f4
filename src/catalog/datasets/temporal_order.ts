import type { RandomStream } from '../../math/random.ts';
import type { GeneratedSequences } from './definition.ts';
import { length, n, randomTokens } from './sequences.ts';

const DISTRACTORS = ['a', 'b', 'c', 'd'];
const RELEVANT = ['X', 'Y'];

export const temporalOrder: GeneratedSequences<'n' | 'length'> = {
  label: 'Temporal order',
  hyper: {
    n,
    length: length([6, 20, 100], 'In longer sequences more letters lie between the two that matter, and after them.'),
  },
  kind: 'sequences',
  task: 'multiclass',
  predicts: 'whole',
  form: (hyper) => ({ steps: hyper.length, tokens: [...DISTRACTORS, ...RELEVANT] }),
  classes: () => RELEVANT.flatMap((first) => RELEVANT.map((second) => first + second)),
  target: 'which of X and Y came first, and which came second',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, (_, index) => {
      const target = index % 4;
      const sequence = randomTokens(hyper.length, DISTRACTORS.length, random);
      sequence[stepInTenth(1, hyper.length, random)] = DISTRACTORS.length + Math.floor(target / 2);
      sequence[stepInTenth(5, hyper.length, random)] = DISTRACTORS.length + (target % 2);
      return { sequence, target };
    }),
};

/** A step in one of the ten equal parts of a sequence, counted from 0; the first one if the part has none. */
function stepInTenth(tenth: number, length: number, random: RandomStream): number {
  const [start, end] = [tenth, tenth + 1].map((part) => Math.floor((part * length) / 10)) as [number, number];
  return start + random.integer(Math.max(1, end - start));
}
