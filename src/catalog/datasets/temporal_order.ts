import type { GeneratedSequences } from './definition.ts';
import { length, n } from './sequences.ts';

export const DISTRACTORS = ['a', 'b', 'c', 'd'];
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
};
