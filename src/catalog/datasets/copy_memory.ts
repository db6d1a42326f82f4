import type { GeneratedSequences } from './definition.ts';
import { ALPHABET, count, n } from './sequences.ts';

/** What the network reads during the delay and the answer, and what tells it to start the answer. */
const [BLANK, GO] = ['·', '?'];

const symbolsOf = ({ symbols }: { readonly symbols: number }) => ALPHABET.slice(0, symbols);

export const copyMemory: GeneratedSequences<'n' | 'symbols' | 'length' | 'delay'> = {
  label: 'Copy memory',
  hyper: {
    n,
    symbols: count('Symbols', 'k', [2, 8, 8], 'With more symbols, each one is more to remember.'),
    length: count('Copied', 'L', [1, 5, 10], 'The network must remember more symbols, in their order.'),
    delay: count('Delay', 'D', [0, 10, 60], 'The network must remember the symbols for more steps.'),
  },
  aliases: ['copy'],
  kind: 'sequences',
  task: 'multiclass',
  predicts: 'step',
  form: (hyper) => ({
    steps: 2 * hyper.length + hyper.delay + 1,
    tokens: [...symbolsOf(hyper), BLANK, GO] as string[],
  }),
  classes: symbolsOf,
  target: 'the symbols from the start, once the sequence asks for them',
};
