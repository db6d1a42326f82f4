import type { GeneratedSequences } from './definition.ts';
import { length, n } from './sequences.ts';

export const adding: GeneratedSequences<'n' | 'length'> = {
  label: 'Adding problem',
  hyper: {
    n,
    length: length([4, 30, 100], 'In longer sequences the network must keep the first marked number for more steps.'),
  },
  aliases: ['adding_problem'],
  kind: 'sequences',
  task: 'regression',
  predicts: 'whole',
  form: (hyper) => ({ steps: hyper.length, numbers: ['value', 'marker'] }),
  classes: () => [],
  target: 'the sum of the two marked numbers',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const values = Array.from({ length: hyper.length }, () => random.uniform());
      const half = Math.floor(hyper.length / 2);
      const marked = [random.integer(half), half + random.integer(hyper.length - half)];
      return {
        sequence: values.flatMap((value, step) => [value, marked.includes(step) ? 1 : 0]),
        target: marked.reduce((sum, step) => sum + (values[step] as number), 0),
      };
    }),
};
