import { UNBOUNDED } from '../../catalog/outliers/definition.ts';
import { PARTS, type Part } from '../../experiment/experiment.ts';
import { indicates } from '../../experiment/inputs.ts';
import { entryOf, optionOf } from '../../experiment/lookup.ts';
import { type Scale, UNSCALED } from '../../math/scale.ts';
import { momentsOf } from '../../math/spread.ts';
import { inputNames } from '../../table/inputs.ts';
import type { Column } from '../../table/table.ts';
import type { Plan } from './plan.ts';

/** What was fitted for a column, mostly on the training part. */
export interface FittedColumn {
  readonly column: Column;
  /** Its index in the table. */
  readonly place: number;
  /** Whether it is a feature; otherwise it is prepared only for the pictures. */
  readonly fed: boolean;
  /** Names of the inputs that it becomes. */
  readonly inputs: readonly string[];
  /** The replacement for a missing value: a number, or the index of a level; NaN for no level. */
  readonly fillValue: number;
  /** The bounds for clipping numbers; infinite without clipping. */
  readonly bounds: readonly [low: number, high: number];
  readonly scale: Scale;
}

/** Fits the steps of the preparation on a column, each on the values that the previous step leaves. */
export function fitColumn(
  column: Column,
  place: number,
  values: Float64Array,
  rows: Readonly<Record<Part, readonly number[]>>,
  plan: Plan,
): FittedColumn {
  const { outliers, scaler } = plan;
  const fed = plan.features.includes(column.id);
  const about = { column, place, fed, inputs: inputNames(column, indicates(plan)) };
  const training = valuesAt(values, rows.train);
  const fillValue = fillValueOf(column, training, plan);
  if (column.levels !== null) return { ...about, fillValue, bounds: UNBOUNDED, scale: UNSCALED };

  const bounds = entryOf('outliers', outliers.id).fit(filled(training, fillValue), outliers.args);
  const everything = optionOf('scalers', scaler, 'fit') === 'everything';
  const fittedOn = everything
    ? valuesAt(
        values,
        PARTS.flatMap((part) => rows[part]),
      )
    : training;
  const scale = entryOf('scalers', scaler.id).fit(clipped(filled(fittedOn, fillValue), bounds));
  return { ...about, fillValue, bounds, scale };
}

/** The values of some rows. */
export function valuesAt(values: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => values[row] as number);
}

/** The numbers of a column before scaling. */
export function cleaned({ fillValue, bounds }: FittedColumn, values: Float64Array): Float64Array {
  return clipped(filled(values, fillValue), bounds);
}

function filled(values: Float64Array, fillValue: number): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? fillValue : value));
}

function clipped(values: Float64Array, [low, high]: FittedColumn['bounds']): Float64Array {
  return values.map((value) => Math.min(Math.max(value, low), high));
}

function fillValueOf({ levels }: Column, training: Float64Array, { missing }: Plan): number {
  const imputer = entryOf('imputers', missing.id);
  // If incomplete rows are dropped, only a column that is not a feature has missing values, and the pictures need some
  // number.
  if (imputer.drops) return levels === null ? momentsOf(training).mean : Number.NaN;
  if (levels === null) return imputer.fit(training, missing.args);
  return imputer.category === 'none' ? Number.NaN : mostFrequent(training, levels.length);
}

/** The first of the most frequent ones; NaN if there are none. */
function mostFrequent(places: Float64Array, levels: number): number {
  const counts = new Array<number>(levels).fill(0);
  for (const place of places) if (!Number.isNaN(place)) counts[place] = (counts[place] as number) + 1;
  const most = Math.max(...counts);
  return most > 0 ? counts.indexOf(most) : Number.NaN;
}
