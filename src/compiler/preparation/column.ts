import { group } from 'd3';
import { PARTS, type Part } from '../../experiment/experiment.ts';
import { indicates } from '../../experiment/inputs.ts';
import { entryOf, optionOf } from '../../experiment/lookup.ts';
import type { Scale } from '../../math/scale.ts';
import { momentsOf } from '../../math/spread.ts';
import { type Cells, valuesAt } from '../../table/cells.ts';
import { inputNames } from '../../table/inputs.ts';
import type { Plan } from './plan.ts';

/** How the numbers of a column were fitted, mostly on the training part. */
export interface Fit {
  /** The bounds for clipping; infinite without clipping. */
  readonly bounds: readonly [low: number, high: number];
  readonly scale: Scale;
}

/** What was fitted for a column, or for a pixel as a column of its own. */
export interface FittedColumn {
  readonly cells: Cells;
  /** Whether it is a feature; otherwise it is prepared only for the pictures. */
  readonly fed: boolean;
  /** Names of the inputs that it becomes. */
  readonly inputs: readonly string[];
  /** The replacement for a missing value: a number, or the index of a level; NaN for no level, for an image and for a sequence. */
  readonly fillValue: number;
  /** One for each number in a row: the only one, the pixels of an image, those of a sequence; none for categories. */
  readonly fits: readonly Fit[];
}

/** Fits the steps of the preparation on a column, each on the values that the previous step leaves. */
export function fitColumn(cells: Cells, rows: Readonly<Record<Part, readonly number[]>>, plan: Plan): FittedColumn {
  const { column } = cells;
  const fed = plan.features.includes(column.id);
  const fillValue = fillValueOf(cells, rows.train, plan);
  const fits = column.levels === null ? fitNumbers(cells, rows, fillValue, plan) : [];
  return { cells, fed, inputs: inputNames(column, indicates(plan)), fillValue, fits };
}

/**
 * Fits each number of a row by itself, or the scale of all pixels of a channel together. The numbers of a sequence that
 * have the same name are one quantity at different times, and are fitted together.
 */
function fitNumbers(
  cells: Cells,
  rows: Readonly<Record<Part, readonly number[]>>,
  fillValue: number,
  { outliers, scaler }: Plan,
): readonly Fit[] {
  const everything = optionOf('scalers', scaler, 'fit') === 'everything';
  const fittedOn = everything ? PARTS.flatMap((part) => rows[part]) : rows.train;
  const fits = new Array<Fit>(cells.width);
  for (const indices of alike(cells, optionOf('scalers', scaler, 'images') === 'channel')) {
    const { sequence } = cells.column;
    const valuesOf = (of: readonly number[], index: number) => filled(valuesAt(cells, of, index), fillValue);
    const boundsOf = (values: Float64Array) => entryOf('outliers', outliers.id).fit(values, outliers.args);
    const shared = sequence && boundsOf(joined(indices.map((index) => valuesOf(rows.train, index))));
    const numbers = indices.map((index) => {
      const training = valuesOf(rows.train, index);
      const bounds = shared ?? boundsOf(training);
      return { index, bounds, values: clipped(everything ? valuesOf(fittedOn, index) : training, bounds) };
    });
    const scale = entryOf('scalers', scaler.id).fit(joined(numbers.map(({ values }) => values)));
    for (const { index, bounds } of numbers) fits[index] = { bounds, scale };
  }
  return fits;
}

/** Indices of the numbers of a row that have a scale in common, group by group. */
function alike({ column: { image, sequence }, width }: Cells, byChannel: boolean): readonly (readonly number[])[] {
  const indices = Array.from({ length: width }, (_, index) => index);
  const length = image && byChannel ? image.height * image.width : 1;
  const keyOf = sequence
    ? (index: number) => index % sequence.names.length
    : (index: number) => Math.floor(index / length);
  return [...group(indices, keyOf).values()];
}

function joined(pieces: readonly Float64Array[]): Float64Array {
  const [only, ...more] = pieces;
  if (only !== undefined && more.length === 0) return only;
  const whole = new Float64Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

function filled(values: Float64Array, fillValue: number): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? fillValue : value));
}

function clipped(values: Float64Array, [low, high]: Fit['bounds']): Float64Array {
  return values.map((value) => Math.min(Math.max(value, low), high));
}

function fillValueOf(cells: Cells, training: readonly number[], { missing }: Plan): number {
  const { levels, image, sequence } = cells.column;
  if (image !== undefined || sequence !== undefined) return Number.NaN;
  const imputer = entryOf('imputers', missing.id);
  const values = valuesAt(cells, training);
  // If incomplete rows are dropped, only a column that is not a feature has missing values, and the pictures need some
  // number.
  if (imputer.drops) return levels === null ? momentsOf(values).mean : Number.NaN;
  if (levels === null) return imputer.fit(values, missing.args);
  return imputer.category === 'none' ? Number.NaN : mostFrequent(values, levels.length);
}

/** The first of the most frequent ones; NaN if there are none. */
function mostFrequent(places: Float64Array, levels: number): number {
  const counts = new Array<number>(levels).fill(0);
  for (const place of places) if (!Number.isNaN(place)) counts[place] = (counts[place] as number) + 1;
  const most = Math.max(...counts);
  return most > 0 ? counts.indexOf(most) : Number.NaN;
}
