/** Examples that are windows of a time series. */
import { PARTS, type Part } from '../../experiment/experiment.ts';
import { stepNames } from '../../table/sequences.ts';
import type { Plan } from './plan.ts';
import type { Prepared, PreparedPart } from './prepared.ts';

type Series = NonNullable<Plan['series']>;

/** The most steps in all windows together, and numbers in them: every evaluation computes all of them. */
const MOST = { steps: 2 ** 17, numbers: 2 ** 22 };

/**
 * Makes examples of the prepared rows. A window and its targets are consecutive rows of a single part, so that no window
 * of the training part has a row of another one. Those of a text begin where the one before ends, because every token is
 * a target; those of numbers begin at every row. Of a very long series, every second or every nth of them is an example.
 * @throws Error for people, if no window fits into the training part
 */
export function windowsOf(prepared: Prepared, series: Series): Prepared {
  const starts = recordOf((part) => startsIn(prepared.parts[part], series));
  const count = PARTS.reduce((sum, part) => sum + starts[part].length, 0);
  const steps = count * series.window;
  const numbers = steps * prepared.inputs.length;
  const everyNth = Math.max(1, Math.ceil(steps / MOST.steps), Math.ceil(numbers / MOST.numbers));
  const windows = recordOf((part) => {
    const some = starts[part].filter((_, place) => place % everyNth === 0);
    return windowsAt(prepared.parts[part], some, series);
  });
  if (windows.train.rows.length === 0) {
    const rows = prepared.parts.train.rows.length;
    const [unit, later] = series.isText
      ? ['tokens', 'the next one']
      : ['rows', `its target ${series.horizon} rows later`];
    throw new Error(
      `a window of "${series.window}" ${unit} and ${later} do not fit into the training part, which has ${rows} ${unit}; choose a shorter window or a larger training part`,
    );
  }
  return {
    ...prepared,
    parts: windows,
    inputs: stepNames({ steps: series.window, names: prepared.inputs }),
    windows: { count, everyNth },
  };
}

function recordOf<T>(make: (part: Part) => T): Readonly<Record<Part, T>> {
  return { train: make('train'), validation: make('validation'), test: make('test') };
}

/** The positions at which a window begins. */
function startsIn({ rows }: PreparedPart, { window, horizon, isText }: Series): readonly number[] {
  const reach = window - 1 + horizon;
  const starts: number[] = [];
  for (let start = 0; start + reach < rows.length; ) {
    // Rows are in ascending order, so only consecutive ones are as far apart as their positions.
    const isWhole = (rows[start + reach] as number) - (rows[start] as number) === reach;
    if (isWhole) starts.push(start);
    start += isWhole && isText ? window : 1;
  }
  return starts;
}

function windowsAt(
  { rows, inputs, labels }: PreparedPart,
  starts: readonly number[],
  { window, horizon, isText }: Series,
): PreparedPart {
  const width = inputs.shape[1] as number;
  const reach = window - 1 + horizon;
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
