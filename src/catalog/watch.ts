/** What a watcher of the validation loss remembers, as plain numbers. */
export type Memory = Readonly<Record<string, number>>;

/**
 * Watches the validation loss after every epoch, starting with that of the untrained network. It keeps only a summary
 * of all losses, because a run may have any number of epochs.
 */
export interface Watch<Name extends string = string> {
  readonly start: Memory;
  /** Returns the memory after one more loss. Pure. */
  next(memory: Memory, loss: number, hyper: Readonly<Record<Name, number>>): Memory;
}
