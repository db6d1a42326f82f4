import type { Forecast } from '../../../runtime/protocol.ts';

/** Mean absolute errors in the unit of the data; NaN without a value to compare. */
export interface ForecastErrors {
  readonly network: number;
  /** Of the last known value in place of a prediction. */
  readonly naive: number;
}

type Errors = Pick<Forecast, 'actual' | 'ahead' | 'free' | 'horizon' | 'start'>;

/** Of predictions from actual values. */
export function errorsAhead({ actual, ahead, horizon }: Errors): ForecastErrors {
  return errorsOf(actual, ahead, (index) => actual[index - horizon] ?? Number.NaN);
}

/** Of predictions from predictions; null if they are not fed back. */
export function errorsFree({ actual, free, start }: Errors): ForecastErrors | null {
  return typeof free === 'string' ? null : errorsOf(actual, free, () => actual[start - 1] ?? Number.NaN);
}

function errorsOf(actual: Float32Array, predicted: Float32Array, naiveAt: (index: number) => number): ForecastErrors {
  let [network, naive, count] = [0, 0, 0];
  predicted.forEach((value, index) => {
    const truth = actual[index] as number;
    const simple = naiveAt(index);
    // Both are measured on the same values.
    if (Number.isNaN(value) || Number.isNaN(truth) || Number.isNaN(simple)) return;
    network += Math.abs(value - truth);
    naive += Math.abs(simple - truth);
    count += 1;
  });
  return { network: network / count, naive: naive / count };
}
