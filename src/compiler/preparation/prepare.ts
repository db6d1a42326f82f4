import { scalers } from '../../catalog/scalers/index.ts';
import type { Part } from '../../experiment/experiment.ts';
import { entryOf } from '../../experiment/lookup.ts';
import { type Scale, UNSCALED } from '../../math/scale.ts';
import type { Tensor } from '../../math/tensor.ts';
import type { Table } from '../../table/table.ts';
import { type Input, makeCopies, scaled } from './augment.ts';
import { type FittedColumn, fitColumn, valuesAt } from './column.ts';
import { encodeColumn } from './encode.ts';
import type { Plan } from './plan.ts';
import { type Rows, usableRows } from './rows.ts';
import { splitRows } from './split.ts';

/** One part of the examples. */
export interface PreparedPart {
  /** The row of the table for each example, or for the original of a changed copy. */
  readonly rows: readonly number[];
  /** The number of examples that are not copies; they come first. */
  readonly originals: number;
  /** [examples, inputs], scaled but not rounded. */
  readonly inputs: Tensor;
  /** The class as an integer, or the number to predict, scaled. */
  readonly labels: Float64Array;
}

export interface Prepared {
  readonly table: Table;
  readonly plan: Plan;
  /** The features and the columns for pictures, in the table's order. */
  readonly columns: readonly FittedColumn[];
  /** Names of the inputs that the columns became, one after the other. */
  readonly inputs: readonly string[];
  /** How the target is scaled; unchanged for classes, and without scaling. */
  readonly targetScale: Scale;
  readonly rows: Rows;
  readonly parts: Readonly<Record<Part, PreparedPart>>;
}

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
 *
 * @throws Error for people, if the table lacks a column, or no row is left to train on
 */
export function prepareTable(table: Table, plan: Plan): Prepared {
  const target = placeOf(table, plan.target);
  const places = usedColumns(table, plan);
  const rows = usableRows(table, target, neededColumns(table, plan));
  if (rows.kept.length === 0) throw new Error(nothingLeft(table, plan, rows));
  const split = splitRows(rows.kept, groupsOf(table, target), plan);
  if (split.train.length === 0) {
    throw new Error(`"${rows.kept.length}" rows are too few: none is left for training; enlarge the training part`);
  }

  const columns = places.map((place) => {
    const [column, values] = columnAt(table, place);
    return fitColumn(column, place, values, split, plan);
  });
  const targetScale = scaleOfTarget(table, target, split.train, plan);
  const part = (name: Part) =>
    examplesOf(table, columns, target, targetScale, split[name], name === 'train' ? plan : null);
  return {
    table,
    plan,
    columns,
    inputs: columns.flatMap(({ inputs }) => inputs),
    targetScale,
    rows,
    parts: { train: part('train'), validation: part('validation'), test: part('test') },
  };
}

/** @param plan for making copies; null for none */
function examplesOf(
  table: Table,
  columns: readonly FittedColumn[],
  target: number,
  targetScale: Scale,
  rows: readonly number[],
  plan: Plan | null,
): PreparedPart {
  const inputs = columns.flatMap((column) => inputsOfColumn(table, column, rows));
  const copies = plan ? makeCopies(inputs, plan) : { originals: [], values: [] };
  const all = [...rows, ...copies.originals.map((original) => rows[original] as number)];
  const matrix = new Float64Array(all.length * inputs.length);
  inputs.forEach((input, place) => {
    for (let row = 0; row < rows.length; row++) {
      matrix[row * inputs.length + place] = scaled(input, input.values[row] as number);
    }
    copies.values[place]?.forEach((value, copy) => {
      matrix[(rows.length + copy) * inputs.length + place] = value;
    });
  });
  const [, targets] = columnAt(table, target);
  return {
    rows: all,
    originals: rows.length,
    inputs: { shape: [all.length, inputs.length], data: matrix },
    labels: valuesAt(targets, all).map((value) => scaled({ scale: targetScale }, value)),
  };
}

function inputsOfColumn(table: Table, fitted: FittedColumn, rows: readonly number[]): Input[] {
  const [{ levels }, values] = columnAt(table, fitted.place);
  return encodeColumn(fitted, valuesAt(values, rows)).map((encoded, index) => ({
    values: encoded,
    scale: levels === null && index === 0 ? fitted.scale : null,
  }));
}

/** Groups rows by class, so that every part keeps the proportions. */
function groupsOf(table: Table, target: number): (row: number) => number {
  const [{ levels }, values] = columnAt(table, target);
  return levels === null ? () => 0 : (row) => values[row] as number;
}

/**
 * The target of a regression is standardized if the features are scaled, so that its unit does not determine the size
 * of the loss.
 */
function scaleOfTarget(table: Table, target: number, training: readonly number[], { scaler }: Plan): Scale {
  const [{ levels }, values] = columnAt(table, target);
  return levels !== null || scaler.id === 'none' ? UNSCALED : scalers.standard.fit(valuesAt(values, training));
}

function usedColumns({ columns }: Table, { features, shown }: Plan): readonly number[] {
  return columns.flatMap(({ id }, place) => (features.includes(id) || shown.includes(id) ? [place] : []));
}

function neededColumns(table: Table, { features, missing }: Plan): readonly number[] {
  if (!entryOf('imputers', missing.id).drops) return [];
  return table.columns.flatMap(({ id }, place) => (features.includes(id) ? [place] : []));
}

function placeOf({ columns }: Table, id: string): number {
  const place = columns.findIndex((column) => column.id === id);
  if (place < 0) throw new Error(`the table has no column "${id}"`);
  return place;
}

function columnAt({ columns, values }: Table, place: number) {
  return [columns[place] as Table['columns'][number], values[place] as Float64Array] as const;
}

function nothingLeft(table: Table, { target }: Plan, { incomplete, withoutTarget }: Rows): string {
  if (table.count === 0) return 'the table has "0" rows, so there is nothing to train on; open another table';
  const { label } = columnAt(table, placeOf(table, target))[0];
  if (incomplete === 0)
    return `none of the ${withoutTarget} rows has a value of "${label}", the target; choose another target`;
  return `every row with a value of "${label}" lacks another value (${incomplete} rows): fill in missing values, or ignore the columns with the most gaps`;
}
