/** Examples that are windows of a time series. */
import { PARTS } from '../../experiment/experiment.ts';
import { stepNames } from '../../table/sequences.ts';
import type { Plan } from './plan.ts';
import type { Prepared, PreparedPart } from './prepared.ts';

type Series = NonNullable<Plan['series']>;

/**
 * Makes examples of the prepared rows. A window and its targets are consecutive rows of a single part, so that no window
 * of the training part has a row of another one. Those of a text begin where the one before ends, because every token is
 * a target; those of numbers begin at every row.
 * @throws Error for people, if no window fits into the training part
 */
export function windowsOf(prepared: Prepared, series: Series): Prepared {
  const parts = Object.fromEntries(PARTS.map((part) => [part, windowsIn(prepared.parts[part], series)]));
  const windows = parts as Prepared['parts'];
  if (windows.train.rows.length === 0) {
    const rows = prepared.parts.train.rows.length;
    const [unit, later] = series.isText
      ? ['tokens', 'the next one']
      : ['rows', `its target ${series.horizon} rows later`];
    throw new Error(
      `a window of "${series.window}" ${unit} and ${later} do not fit into the training part, which has ${rows} ${unit}; choose a shorter window or a larger training part`,
    );
  }
  return { ...prepared, parts: windows, inputs: stepNames({ steps: series.window, names: prepared.inputs }) };
}

function windowsIn({ rows, inputs, labels }: PreparedPart, { window, horizon, isText }: Series): PreparedPart {
  const width = inputs.shape[1] as number;
  const reach = window - 1 + horizon;
  const starts: number[] = [];
  for (let start = 0; start + reach < rows.length; ) {
    // Rows are in ascending order, so only consecutive ones are as far apart as their positions.
    const isWhole = (rows[start + reach] as number) - (rows[start] as number) === reach;
    if (isWhole) starts.push(start);
    start += isWhole && isText ? window : 1;
  }
  const data = new Float64Array(starts.length * window * width);
  starts.forEach((start, index) => {
    data.set(inputs.data.subarray(start * width, (start + window) * width), index * window * width);
  });
  const targets = isText ? Array.from({ length: window }, (_, step) => step + horizon) : [reach];
  return {
    rows: starts.map((start) => rows[start + reach] as number),
    originals: starts.length,
    inputs: { shape: [starts.length, window * width], data },
    labels: Float64Array.from(starts.flatMap((start) => targets.map((target) => labels[start + target] as number))),
  };
}
