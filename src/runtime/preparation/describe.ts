import { cleaned, type FittedColumn, valuesAt } from '../../compiler/preparation/column.ts';
import type { Prepared } from '../../compiler/preparation/prepare.ts';
import { PARTS } from '../../experiment/experiment.ts';
import type { ColumnView, PreparationView } from '../protocol.ts';
import { findLeaks } from './leaks.ts';
import { ofInputs, ofLevels, ofNumbers } from './spread.ts';

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
