import { epochsIn } from '../../math/epochs.ts';
import { randomStream } from '../../math/random.ts';

/**
 * The order in which training uses the examples: each epoch is a new permutation, and the sequence is cut into batches
 * of equal size. A batch may straddle two epochs, so every example is used. The rows of any step can be computed
 * directly, so a run can be repeated from the middle.
 */
export class BatchOrder {
  readonly #seed: number;
  /** Examples in the training part. */
  readonly count: number;
  /** Examples per step. */
  readonly batch: number;
  readonly #inOrder: Int32Array;
  #epoch = -1;
  readonly #permutation: Int32Array;

  /**
   * @param count examples in the training part
   * @param batch examples per step, at most `count`
   */
  constructor(seed: number, count: number, batch: number) {
    this.#seed = seed;
    this.count = count;
    this.batch = batch;
    this.#inOrder = Int32Array.from({ length: count }, (_, row) => row);
    this.#permutation = this.#inOrder.slice();
  }

  /** The rows of the `steps` steps that follow the first `step` steps, one after the other: [steps · batch]. */
  rows(step: number, steps: number): Int32Array {
    const rows = new Int32Array(steps * this.batch);
    let epoch = Math.floor(epochsIn(step, this));
    let position = step * this.batch - epoch * this.count;
    for (let filled = 0; filled < rows.length; ) {
      const piece = this.#order(epoch).subarray(position, position + rows.length - filled);
      rows.set(piece, filled);
      filled += piece.length;
      position = 0;
      epoch += 1;
    }
    return rows;
  }

  #order(epoch: number): Int32Array {
    if (epoch !== this.#epoch) {
      this.#permutation.set(this.#inOrder);
      // If a batch contains all examples, the sum is the same in any order.
      if (this.batch !== this.count) randomStream(this.#seed, `shuffle/${epoch}`).shuffle(this.#permutation);
      this.#epoch = epoch;
    }
    return this.#permutation;
  }
}
