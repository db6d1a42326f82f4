import type { GeneratedSequences } from './definition.ts';
import { length, n } from './sequences.ts';

export const parity: GeneratedSequences<'n' | 'length'> = {
  label: 'Parity',
  hyper: { n, length: length([2, 8, 64], 'Longer sequences have more bits, and each of them can change the answer.') },
  kind: 'sequences',
  task: 'binary',
  predicts: 'whole',
  form: (hyper) => ({ steps: hyper.length, tokens: ['0', '1'] }),
  classes: () => ['even', 'odd'],
  target: 'whether the number of ones is even or odd',
};
