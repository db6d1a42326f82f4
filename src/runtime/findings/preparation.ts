import { cleaned, type FittedColumn, valuesAt } from '../../compiler/preparation/column.ts';
import type { Prepared } from '../../compiler/preparation/prepare.ts';
import { PARTS, type Part } from '../../experiment/experiment.ts';
import type { Scale } from '../../math/scale.ts';
import { findLeaks, type Leak } from './preparation/leaks.ts';
import { ofInputs, ofLevels, ofNumbers, type Spread } from './preparation/spread.ts';
import { inOne, type Subject } from './subject.ts';

/** How the examples were prepared for the network. */
export interface PreparationView {
  /** The number of rows of the table, and of those ignored because the target or a feature is missing. */
  readonly rows: { readonly all: number; readonly withoutTarget: number; readonly incomplete: number };
  /** The number of examples in each part, without copies. */
  readonly examples: Readonly<Record<Part, number>>;
  /** The number of changed copies of training examples. */
  readonly copies: number;
  /** All columns of the table, in its order. */
  readonly columns: readonly ColumnView[];
  readonly leaks: readonly Leak[];
}

/** A column, and how it was prepared. */
export interface ColumnView {
  readonly id: string;
  /** The number of missing values in all rows. */
  readonly missing: number;
  /** The replacement for a missing value: a number, or the index of a level; null if there is none. */
  readonly fillValue: number | null;
  /** The bounds for clipping its numbers, and how many values clipping changed; null without clipping. */
  readonly clip: { readonly low: number; readonly high: number; readonly count: number } | null;
  /** A number x became (x − offset) · factor; null if it was not scaled. */
  readonly scale: Scale | null;
  /** Names of the inputs that it became; empty if it is not a feature. */
  readonly inputs: readonly string[];
  /** The values in the training part, before preparation. */
  readonly before: Spread;
  /** The values in the training part, after preparation for input or target; null if the column is ignored. */
  readonly after: Spread | null;
}

export const preparation = {
  keeps: 'lasting',
  interval: 0,
  find: inOne(({ member: { data } }) => data.preparation && describePreparation(data.preparation)),
} as const satisfies Subject<PreparationView>;

/** Describes for the page how the examples were prepared. */
export function describePreparation(prepared: Prepared): PreparationView {
  const { table, rows, parts } = prepared;
  const { train, validation, test } = parts;
  const originals = train.rows.slice(0, train.originals);
  return {
    rows: { all: table.count, withoutTarget: rows.withoutTarget, incomplete: rows.incomplete },
    examples: { train: train.originals, validation: validation.originals, test: test.originals },
    copies: train.rows.length - train.originals,
    columns: table.columns.map((_, place) => describeColumn(prepared, place, originals)),
    leaks: findLeaks(prepared),
  };
}

/** @param originals rows of the training part, without copies */
function describeColumn(prepared: Prepared, place: number, originals: readonly number[]): ColumnView {
  const { table, columns, plan, parts, targetScale } = prepared;
  const { id, levels } = table.columns[place] as (typeof table.columns)[number];
  const values = table.values[place] as Float64Array;
  const training = valuesAt(values, originals);
  const fitted = columns.find((one) => one.place === place && one.fed);
  const isTarget = id === plan.target;
  const missing = values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  const spreadOf = (some: Float64Array) => (levels === null ? ofNumbers(some) : ofLevels(some, levels.length));
  const about = { id, missing, before: spreadOf(training) };
  if (!fitted) {
    const scaled = isTarget && levels === null && plan.scaler.id !== 'none';
    return {
      ...about,
      fillValue: null,
      clip: null,
      scale: scaled ? targetScale : null,
      inputs: [],
      after: isTarget ? spreadOf(parts.train.labels) : null,
    };
  }
  const { fillValue, scale, inputs } = fitted;
  return {
    ...about,
    fillValue: missing === 0 || Number.isNaN(fillValue) || plan.missing.id === 'drop' ? null : fillValue,
    clip: clipOf(fitted, values, prepared),
    scale: levels === null && plan.scaler.id !== 'none' ? scale : null,
    inputs,
    after: fedOf(prepared, fitted),
  };
}

function clipOf(fitted: FittedColumn, values: Float64Array, { parts }: Prepared): ColumnView['clip'] {
  const [low, high] = fitted.bounds;
  if (!Number.isFinite(low)) return null;
  const used = PARTS.flatMap((part) => [...valuesAt(values, parts[part].rows.slice(0, parts[part].originals))]);
  const kept = cleaned(fitted, Float64Array.from(used));
  return { low, high, count: used.filter((value, row) => !Number.isNaN(value) && value !== kept[row]).length };
}

/** The network's inputs from a column: its number, or how often each of its 0/1 inputs is 1. */
function fedOf({ columns, inputs, parts }: Prepared, fitted: FittedColumn): ColumnView['after'] {
  const { data } = parts.train.inputs;
  const first = columns.slice(0, columns.indexOf(fitted)).reduce((sum, column) => sum + column.inputs.length, 0);
  const fed = fitted.inputs.map((_, index) =>
    Float64Array.from(parts.train.rows, (_row, place) => data[place * inputs.length + first + index] as number),
  );
  return fitted.column.levels === null ? ofNumbers(fed[0] ?? new Float64Array()) : ofInputs(fed);
}
