import type { Scale } from '../../math/scale.ts';
import { valuesAt } from '../../table/cells.ts';
import type { FittedColumn } from './column.ts';

/** Examples as numbers, before scaling. */
export interface Encoded {
  /** [examples, inputs] */
  readonly data: Float64Array;
  /** The scale of each input; null for those that are not measured numbers: the 0/1 of a category, or an indicator. */
  readonly scales: readonly (Scale | null)[];
}

/** Where a column writes its inputs: the first of them in the first row, and the distance between two rows. */
interface Target {
  readonly data: Float64Array;
  readonly first: number;
  readonly stride: number;
}

/**
 * The inputs that columns become in some rows, one column after the other, each in the order of its `inputs`: a number
 * becomes itself, an image its pixels, a sequence its numbers or tokens, a category one or more 0/1 inputs, followed by the indicator of missing values.
 */
export function encode(columns: readonly FittedColumn[], rows: readonly number[]): Encoded {
  const scales = columns.flatMap(({ inputs, fits }) => inputs.map((_, index) => fits[index]?.scale ?? null));
  const stride = scales.length;
  const data = new Float64Array(rows.length * stride);
  let first = 0;
  for (const column of columns) {
    const { levels, sequence } = column.cells.column;
    const isOneHot = levels !== null && sequence === undefined;
    const own = isOneHot ? oneHotLevels(levels.length).length : column.cells.width;
    if (isOneHot) writeOneHot(column, levels.length, rows, { data, first, stride });
    else if (levels === null) writeNumbers(column, rows, { data, first, stride });
    else writeTokens(column, rows, { data, first, stride });
    if (column.inputs.length > own) writeIndicator(column, rows, { data, first: first + own, stride });
    first += column.inputs.length;
  }
  return { data, scales };
}

/** Numbers without gaps and outliers. */
function writeNumbers({ cells, fits, fillValue }: FittedColumn, rows: readonly number[], target: Target): void {
  const { values, stride, first, width } = cells;
  const lows = Float64Array.from(fits, ({ bounds }) => bounds[0]);
  const highs = Float64Array.from(fits, ({ bounds }) => bounds[1]);
  for (let row = 0; row < rows.length; row++) {
    const from = (rows[row] as number) * stride + first;
    const to = row * target.stride + target.first;
    for (let index = 0; index < width; index++) {
      const value = values[from + index] as number;
      const whole = Number.isNaN(value) ? fillValue : value;
      target.data[to + index] = Math.min(Math.max(whole, lows[index] as number), highs[index] as number);
    }
  }
}

/** The index of the level at each step of a sequence. The network makes it one-hot, or looks up its embedding. */
function writeTokens({ cells }: FittedColumn, rows: readonly number[], target: Target): void {
  const { values, stride, width } = cells;
  rows.forEach((row, index) => {
    target.data.set(values.subarray(row * stride, row * stride + width), index * target.stride + target.first);
  });
}

/** A 0/1 input for each level, or for two levels only for the second. A missing level becomes zeros. */
function writeOneHot(
  { cells, fillValue }: FittedColumn,
  levels: number,
  rows: readonly number[],
  target: Target,
): void {
  const chosen = oneHotLevels(levels);
  valuesAt(cells, rows).forEach((value, row) => {
    const input = chosen.indexOf(Number.isNaN(value) ? fillValue : value);
    if (input >= 0) target.data[row * target.stride + target.first + input] = 1;
  });
}

function oneHotLevels(levels: number): readonly number[] {
  return Array.from({ length: levels }, (_, level) => level).slice(levels === 2 ? 1 : 0);
}

function writeIndicator({ cells }: FittedColumn, rows: readonly number[], target: Target): void {
  valuesAt(cells, rows).forEach((value, row) => {
    if (Number.isNaN(value)) target.data[row * target.stride + target.first] = 1;
  });
}
