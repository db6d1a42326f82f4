import { columnOf } from '../../compiler/data.ts';
import type { Fit, FittedColumn } from '../../compiler/preparation/column.ts';
import type { Prepared } from '../../compiler/preparation/prepared.ts';
import { PARTS, type Part } from '../../experiment/experiment.ts';
import type { Scale } from '../../math/scale.ts';
import { cellsAt, rowsAt } from '../../table/cells.ts';
import { findLeaks, type Leak } from './preparation/leaks.ts';
import { ofInputs, ofLevels, ofNumbers, type Spread } from './preparation/spread.ts';
import { inOne, type Subject } from './subject.ts';

/** How the examples were prepared for the network. */
export interface PreparationView {
  /** The number of rows of the table, and of those ignored because the target or a feature is missing. */
  readonly rows: { readonly all: number; readonly withoutTarget: number; readonly incomplete: number };
  /** The number of examples in each part, without copies. */
  readonly examples: Readonly<Record<Part, number>>;
  readonly windows: Prepared['windows'];
  /** The number of changed copies of training examples. */
  readonly copies: number;
  /** All columns of the table, in its order. */
  readonly columns: readonly ColumnView[];
  readonly leaks: readonly Leak[];
}

/** A column, and how it was prepared; the values of an image are those of all of its pixels. */
export interface ColumnView {
  readonly id: string;
  /** The number of missing values in all rows. */
  readonly missing: number;
  /** The replacement for a missing value: a number, or the index of a level; null if there is none. */
  readonly fillValue: number | null;
  /**
   * How many values clipping changed, and the bounds; null bounds if every pixel has its own. Null without clipping.
   */
  readonly clip: { readonly bounds: readonly [low: number, high: number] | null; readonly count: number } | null;
  /** A number x became (x − offset) · factor; null if it was not scaled, or if pixels were scaled differently. */
  readonly scale: Scale | null;
  /** Names of the inputs that it became: of an image all pixels or those that were chosen; empty if it is not a feature. */
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
    windows: prepared.windows,
    copies: train.rows.length - train.originals,
    columns: table.columns.map((_, place) => describeColumn(prepared, place, originals)),
    leaks: findLeaks(prepared),
  };
}

/** @param originals rows of the training part, without copies */
function describeColumn(prepared: Prepared, place: number, originals: readonly number[]): ColumnView {
  const { table, columns, plan, parts, targetScale } = prepared;
  const cells = cellsAt(table, place);
  const { id, levels } = cells.column;
  const fitted = columns.filter((one) => one.cells.place === place && one.fed);
  const isTarget = id === plan.target;
  const missing = cells.values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  const spreadOf = (some: Float64Array) => (levels === null ? ofNumbers(some) : ofLevels(some, levels.length));
  const about = { id, missing, before: spreadOf(rowsAt(cells, originals)) };
  const [first] = fitted;
  if (!first) {
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
  const { fillValue } = first;
  return {
    ...about,
    fillValue: missing === 0 || Number.isNaN(fillValue) || plan.missing.id === 'drop' ? null : fillValue,
    clip: clipOf(fitted, prepared),
    scale: plan.scaler.id === 'none' ? null : common(fitted.flatMap(({ fits }) => fits.map(({ scale }) => scale))),
    inputs: fitted.flatMap(({ inputs }) => inputs),
    after: fedOf(prepared, fitted),
  };
}

/** The only one of these objects; null if there are others or none. */
function common<T>(all: readonly T[]): T | null {
  const [first] = all;
  return first !== undefined && all.every((one) => one === first) ? first : null;
}

function clipOf(fitted: readonly FittedColumn[], { parts }: Prepared): ColumnView['clip'] {
  const bounds = fitted.flatMap(({ fits }) => fits.map((fit) => fit.bounds));
  if (!bounds.some(([low]) => Number.isFinite(low))) return null;
  const used = PARTS.flatMap((part) => parts[part].rows.slice(0, parts[part].originals));
  const count = fitted.reduce((sum, { cells, fits }) => sum + countOutside(rowsAt(cells, used), fits), 0);
  return { bounds: common(bounds), count };
}

/** @param values [rows, fits] */
function countOutside(values: Float64Array, fits: FittedColumn['fits']): number {
  return values.reduce((count, value, index) => {
    const [low, high] = (fits[index % fits.length] as Fit).bounds;
    return count + (value < low || value > high ? 1 : 0);
  }, 0);
}

/** The network's inputs from a column: its numbers, or how often each of its 0/1 inputs is 1. */
function fedOf({ columns, parts }: Prepared, fitted: readonly FittedColumn[]): ColumnView['after'] {
  const { shape, data } = parts.train.inputs;
  const [count, width] = shape as readonly [number, number];
  const isNumber = fitted.some(({ fits }) => fits.length > 0);
  const places = columns
    .flatMap((column) => column.inputs.map((_, index) => ({ column, index })))
    .flatMap(({ column, index }, place) =>
      fitted.includes(column) && (!isNumber || index < column.fits.length) ? [place] : [],
    );
  if (!isNumber) return ofInputs(places.map((place) => columnOf(parts.train.inputs, place)));
  const values = new Float64Array(count * places.length);
  for (let row = 0; row < count; row++) {
    for (let index = 0; index < places.length; index++) {
      values[row * places.length + index] = data[row * width + (places[index] as number)] as number;
    }
  }
  return ofNumbers(values);
}
