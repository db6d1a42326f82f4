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
};
