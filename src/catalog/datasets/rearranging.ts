import type { GeneratedSequences } from './definition.ts';
import { ALPHABET, count, length, n } from './sequences.ts';

const lettersOf = (hyper: { readonly letters: number }) => ALPHABET.slice(0, hyper.letters);

/** The members that tasks share whose target is the sequence itself in another order. */
export const rearranging = {
  kind: 'sequences',
  task: 'multiclass',
  predicts: 'step',
  hyper: {
    n: { ...n, default: 4000 },
    length: length([2, 5, 20], 'Longer sequences have more places from which the letter at a step can come.'),
    letters: count('Letters', 'k', [2, 10, 26], 'More letters give the network more inputs and outputs.'),
  },
  form: (hyper) => ({ steps: hyper.length, tokens: lettersOf(hyper) }),
  classes: lettersOf,
} as const satisfies Partial<GeneratedSequences<'n' | 'length' | 'letters'>>;
