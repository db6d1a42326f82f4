import type { KeptMoment } from './protocol.ts';
import type { Snapshot } from './snapshots.ts';

/** The moment at which a version of the experiment was left, and the snapshots that it had then. */
export interface Left extends KeptMoment {
  readonly snapshots: readonly Snapshot[];
}

const MOST = 20;
const BYTES = 128e6;

/**
 * The moments at which a run left the versions of its experiment. When there are too many, the oldest ones are deleted.
 */
export class Versions {
  /** The moments in the order in which they were left. */
  readonly #left = new Map<number, Left>();

  leave(version: number, moment: Left): void {
    this.#left.delete(version);
    this.#left.set(version, moment);
    for (const [first] of this.#left) {
      const fits = this.#left.size <= MOST && bytesOf([...this.#left.values()]) <= BYTES;
      // The last one is the one that a person most likely wants back.
      if (fits || this.#left.size === 1) return;
      this.#left.delete(first);
    }
  }

  /** Removes and returns the moment at which a version was left. */
  take(version: number): Left | null {
    const moment = this.#left.get(version) ?? null;
    this.#left.delete(version);
    return moment;
  }
}

/** The total size of moments in bytes; they share arrays with their snapshots and with each other. */
function bytesOf(moments: readonly Left[]): number {
  const arrays = new Set(
    moments.flatMap(({ state, snapshots }) =>
      [state, ...snapshots.map((one) => one.state)].flatMap((one) => [...one.values()]),
    ),
  );
  return [...arrays].reduce((bytes, array) => bytes + array.byteLength, 0);
}
