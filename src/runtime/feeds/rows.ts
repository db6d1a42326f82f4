import { BATCHES } from '../../onnx/training.ts';
import type { BatchOrder } from './batch-order.ts';
import type { Fed, Feed } from './feed.ts';

/** The rows of the tables on which each step trains: examples, or windows of a series. */
export class RowsFeed implements Feed {
  readonly #orders: readonly BatchOrder[];

  /** @param orders one for all replicas, or one for each of them, whose tables are stacked */
  constructor(orders: readonly BatchOrder[]) {
    this.#orders = orders;
  }

  next(step: number, steps: number): ReadonlyMap<string, Fed> {
    const data = this.#rows(step, steps);
    return new Map([[BATCHES, { shape: [steps, data.length / steps], data }]]);
  }

  /** [steps, orders, batch] */
  #rows(step: number, steps: number): Int32Array {
    const [only] = this.#orders as readonly [BatchOrder];
    if (this.#orders.length === 1) return only.rows(step, steps);
    const { batch } = only;
    const rows = new Int32Array(steps * this.#orders.length * batch);
    this.#orders.forEach((order, index) => {
      const own = order.rows(step, steps);
      const first = index * order.count;
      for (let next = 0; next < steps; next++) {
        const place = (next * this.#orders.length + index) * batch;
        for (let row = 0; row < batch; row++) rows[place + row] = first + (own[next * batch + row] as number);
      }
    });
    return rows;
  }
}
