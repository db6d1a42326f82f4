import { scalers } from '../../catalog/scalers/index.ts';
import type { Part } from '../../experiment/experiment.ts';
import { entryOf } from '../../experiment/lookup.ts';
import { type Scale, scaled, UNSCALED } from '../../math/scale.ts';
import type { Tensor } from '../../math/tensor.ts';
import { type Cells, cellsOf, rowsAt } from '../../table/cells.ts';
import { imageColumn, pixelCount } from '../../table/pixels.ts';
import type { Table } from '../../table/table.ts';
import { type ImageInputs, makeCopies } from './augment.ts';
import { type FittedColumn, fitColumn } from './column.ts';
import { encode } from './encode.ts';
import type { Plan } from './plan.ts';
import type { Prepared, PreparedPart } from './prepared.ts';
import { type Rows, usableRows } from './rows.ts';
import { rowScaler } from './scale.ts';
import { splitRows } from './split.ts';
import { windowsOf } from './windows.ts';

/**
 * Turns the rows of a table into examples.
 *
 *     table ─ roles ─▶ columns
 *           ─ drop ──▶ rows with a target, and only complete ones if the rest is dropped
 *           ─ split ─▶ training │ validation │ test
 *           ─ impute ▶ no gaps            ┐
 *           ─ clip ──▶ no outliers        │ fitted on the training part,
 *           ─ encode ▶ numbers alone      │ done to all three alike
 *           ─ scale ─▶ numbers of one size┘
 *           ─ augment ▶ more of them, in the training part
 *           ─ window ▶ stretches of a series, if the rows are one
 *
 * @throws Error for people, if the table lacks a column, or no row is left to train on
 */
export function prepareTable(table: Table, plan: Plan): Prepared {
  const target = cellsIn(table, plan.target);
  const used = usedCells(table, plan);
  const rows = usableRows(table, target, neededCells(used, plan));
  if (rows.kept.length === 0) throw new Error(nothingLeft(table, plan, rows));
  const split = splitRows(rows.kept, plan.series ? null : groupsOf(target), plan);
  if (split.train.length === 0) {
    throw new Error(`"${rows.kept.length}" rows are too few: none is left for training; enlarge the training part`);
  }

  const columns = used.map((cells) => fitColumn(cells, split, plan));
  const image = imageInputs(table, columns);
  const targetScale = scaleOfTarget(target, split.train, plan);
  const part = (name: Part): PreparedPart => {
    const examples = examplesOf(columns, split[name], image, name === 'train' && !plan.series ? plan : null);
    const labels = rowsAt(target, examples.rows).map((value) => scaled(value, targetScale));
    return { ...examples, originals: split[name].length, labels };
  };
  const prepared = {
    table,
    plan,
    columns,
    inputs: columns.flatMap(({ inputs }) => inputs),
    targetScale,
    rows,
    parts: { train: part('train'), validation: part('validation'), test: part('test') },
    windows: null,
  };
  return plan.series ? windowsOf(prepared, plan.series) : prepared;
}

/** @param plan for making copies; null for none */
function examplesOf(
  columns: readonly FittedColumn[],
  rows: readonly number[],
  image: ImageInputs | null,
  plan: Plan | null,
): Pick<PreparedPart, 'rows' | 'inputs'> {
  const encoded = encode(columns, rows);
  const { data, scales } = encoded;
  const copies = plan ? makeCopies(encoded, image, plan) : { originals: [], data: new Float64Array() };
  rowScaler(scales)(data);
  const all = [...rows, ...copies.originals.map((original) => rows[original] as number)];
  return { rows: all, inputs: { shape: [all.length, scales.length], data: appended(data, copies.data) } };
}

/**
 * Prepares an image that is not in the table with what was fitted on the table.
 * @param pixels of the image, as a row of the table has them
 * @returns its inputs, [1, inputs], scaled but not rounded; inputs of other columns are those of the table's first row.
 *   null if the images are not used as a whole, or have another number of pixels
 */
export function prepareImage({ columns }: Prepared, pixels: Float64Array): Tensor | null {
  const place = columns.findIndex(({ cells: { column, width } }) => column.image && width === pixels.length);
  if (place < 0) return null;
  const { data, scales } = encode(
    columns.map((one, index) => (index === place ? { ...one, cells: { ...one.cells, values: pixels } } : one)),
    [0],
  );
  rowScaler(scales)(data);
  return { shape: [1, scales.length], data };
}

function appended(data: Float64Array, more: Float64Array): Float64Array {
  if (more.length === 0) return data;
  const all = new Float64Array(data.length + more.length);
  all.set(data);
  all.set(more, data.length);
  return all;
}

/** Where the image is among the inputs; null if the table has none, or not all of its pixels are used. */
function imageInputs(table: Table, columns: readonly FittedColumn[]): ImageInputs | null {
  const holder = imageColumn(table.columns);
  if (holder === undefined) return null;
  const isOfImage = columns.flatMap(({ cells, inputs }) => inputs.map(() => table.columns[cells.place] === holder));
  const places = isOfImage.flatMap((is, place) => (is ? [place] : []));
  return places.length === pixelCount(holder.image) ? { image: holder.image, places } : null;
}

/** Groups rows by class, so that every part keeps the proportions. */
function groupsOf({ column: { levels }, values, width }: Cells): (row: number) => number {
  return levels === null || width > 1 ? () => 0 : (row) => values[row] as number;
}

/**
 * The target of a regression is standardized if the features are scaled, so that its unit does not determine the size
 * of the loss.
 */
function scaleOfTarget(target: Cells, training: readonly number[], { scaler }: Plan): Scale {
  const isClass = target.column.levels !== null;
  return isClass || scaler.id === 'none' ? UNSCALED : scalers.standard.fit(rowsAt(target, training));
}

/** The columns that are used, in the table's order. A pixel of an image that is used as a whole is a part of it. */
function usedCells(table: Table, { features, shown, series }: Plan): readonly Cells[] {
  const used = [...new Set([...features, ...shown])]
    .map((id) => cellsOf(table, id))
    .map((cells) => (cells && series?.isText ? asTokens(cells) : cells))
    .filter((cells) => cells !== undefined);
  return used
    .filter((cells) => !used.some(({ place, width }) => place === cells.place && width > cells.width))
    .sort((a, b) => a.place - b.place || a.first - b.first);
}

/** The cells of a text, which stay tokens: the network makes them one-hot. */
function asTokens(cells: Cells): Cells {
  return { ...cells, column: { ...cells.column, sequence: { steps: 1, names: [cells.column.id] } } };
}

function neededCells(used: readonly Cells[], { features, missing }: Plan): readonly Cells[] {
  if (!entryOf('imputers', missing.id).drops) return [];
  return used.filter(({ column: { id, image, sequence } }) => !image && !sequence && features.includes(id));
}

function cellsIn(table: Table, id: string): Cells {
  const cells = cellsOf(table, id);
  if (cells === undefined) throw new Error(`the table has no column "${id}"`);
  return cells;
}

function nothingLeft(table: Table, { target }: Plan, { incomplete, withoutTarget }: Rows): string {
  if (table.count === 0) return 'the table has "0" rows, so there is nothing to train on; open another table';
  const { label } = cellsIn(table, target).column;
  if (incomplete === 0)
    return `none of the ${withoutTarget} rows has a value of "${label}", the target; choose another target`;
  return `every row with a value of "${label}" lacks another value (${incomplete} rows): fill in missing values, or ignore the columns with the most gaps`;
}
