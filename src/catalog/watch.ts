/** What something that watches the validation loss remembers, as plain numbers. */
export type Memory = Readonly<Record<string, number>>;

/**
 * Looks at the validation loss after every epoch, the untrained network's first, and keeps what it needs of all of
 * them: a run may have any number of epochs.
 */
export interface Watch<Name extends string = string> {
  readonly start: Memory;
  /** What is remembered after one more loss. Pure. */
  next(memory: Memory, loss: number, hyper: Readonly<Record<Name, number>>): Memory;
}
