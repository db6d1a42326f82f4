/** A block of the inside of a recurrent layer: one number for each unit at each step. */
export interface Block {
  /** The name under which the layer shows it: `f`. */
  readonly id: string;
  readonly title: string;
  /** Whether its numbers are from 0 to 1. */
  readonly isGate?: boolean;
}

const OUTPUT: Block = { id: 'h', title: 'Output h' };

/** The blocks of each kind of recurrent layer, by its id in the catalog. */
export const BLOCKS: Readonly<Record<string, readonly Block[]>> = {
  rnn: [OUTPUT],
  lstm: [
    { id: 'i', title: 'Input gate i', isGate: true },
    { id: 'f', title: 'Forget gate f', isGate: true },
    { id: 'o', title: 'Output gate o', isGate: true },
    { id: 'g', title: 'Candidate g' },
    { id: 'c', title: 'Cell c' },
    OUTPUT,
  ],
  gru: [
    { id: 'r', title: 'Reset gate r', isGate: true },
    { id: 'z', title: 'Update gate z', isGate: true },
    { id: 'n', title: 'Candidate n' },
    OUTPUT,
  ],
};

/** The only block of any other layer. */
export const OTHER: readonly Block[] = [{ id: 'output', title: 'Output' }];
