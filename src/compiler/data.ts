import type { Task } from '../catalog/datasets/definition.ts';
import { finishGraph, float32, GraphBuilder } from '../ir/graph.ts';
import { randomStream } from '../math/random.ts';
import { type Tensor, tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import { type ExperimentSpec, PARTS, type Part, type Split } from '../spec/experiment.ts';
import { dataOf, entryOf, indicates, inputsOf as inputNamesOf } from '../spec/index.ts';
import { inputNames } from '../table/inputs.ts';
import type { Column, Table } from '../table/table.ts';
import { type ReadAsset, tableOf } from './table.ts';

/** One part of the examples, as the network sees them. */
export interface PartData {
  readonly count: number;
  /** What the network is fed, [count, features]. */
  readonly x: Tensor;
  /** What pictures can span and inputs are made of, scaled but not rounded: [count, own]. */
  readonly own: Tensor;
  /** Targets, [count, outputs]: 0/1 for two classes, one-hot for more, the number for regression. */
  readonly y: Tensor;
  /** The class as an integer, or the number to predict. */
  readonly labels: Float64Array;
}

export interface PreparedData {
  readonly task: Task;
  /** What the network is fed: columns as numbers, and what is computed from them. */
  readonly features: readonly string[];
  /** Columns as numbers: those that are fed and those that pictures span. */
  readonly own: readonly string[];
  readonly classes: readonly string[];
  /** Units of the output layer. */
  readonly outputs: number;
  readonly parts: Readonly<Record<Part, PartData>>;
}

/**
 * Draws or loads the examples of an experiment, splits them, scales them, and chooses or computes its features. Numbers
 * are rounded to float32 at the end, so that every consumer sees what is trained on.
 * @throws Error if a file cannot be read or does not parse
 */
export async function prepareData(spec: ExperimentSpec, readAsset: ReadAsset): Promise<PreparedData> {
  const table = await tableOf(spec, readAsset);
  const { task, classes, target } = dataOf(spec);
  const columns = usedColumns(spec, table);
  const chosen = {
    features: inputNamesOf(spec),
    own: columns.flatMap((column) => inputNames(column, indicates(spec))),
  };
  const outputs = task === 'multiclass' ? classes.length : 1;
  const used = [...columns, target];
  const whole = Array.from({ length: table.count }, (_, row) => row).filter((row) =>
    used.every((column) => !Number.isNaN(valueOf(table, column, row))),
  );
  const parts = splitRows(whole, task === 'regression' ? null : (row) => valueOf(table, target, row), spec.split, spec.seed);
  const encode = (row: number) => columns.flatMap((column) => encoded(column, valueOf(table, column, row)));
  const scale =
    spec.scaler.id === 'none' ? (row: readonly number[]) => row : standardization(parts.train.map(encode), chosen.own.length);

  const partData = (rows: readonly number[]): PartData => {
    const labels = rows.map((row) => Math.fround(valueOf(table, target, row)));
    const own = tensor([rows.length, chosen.own.length], rows.map(encode).flatMap(scale));
    const { shape, data } = inputsOf(chosen, own);
    return {
      count: rows.length,
      x: { shape, data: data.map(Math.fround) },
      own,
      y: tensor([rows.length, outputs], labels.flatMap((label) => targetOf(label, outputs))),
      labels: Float64Array.from(labels),
    };
  };
  return {
    task,
    ...chosen,
    classes,
    outputs,
    parts: {
      train: partData(parts.train),
      validation: partData(parts.validation),
      test: partData(parts.test),
    },
  };
}

/** The columns that are fed, that features are computed from, or that the pictures span, in their order. */
function usedColumns(spec: ExperimentSpec, { columns }: Table): readonly Column[] {
  const { axes, target } = dataOf(spec);
  const planes = [...(axes === 'components' ? [] : axes), ...(Array.isArray(spec.plane) ? spec.plane : [])];
  const used = new Set([...spec.features, ...planes]);
  return columns.filter(({ id }) => used.has(id) && (id !== target.id || spec.features.includes(id)));
}

function valueOf(table: Table, { id }: Column, row: number): number {
  const place = table.columns.findIndex((column) => column.id === id);
  return table.values[place]?.[row] as number;
}

/** A number as it is, a category as 0 and 1. */
function encoded({ levels }: Column, value: number): readonly number[] {
  if (levels === null) return [value];
  return levels.length === 2 ? [value] : levels.map((_, level) => (level === value ? 1 : 0));
}

/**
 * What the network is fed, [rows, features], not rounded.
 * @param rows of the dataset's own features, [rows, own features]
 */
export function inputsOf({ features, own }: Pick<PreparedData, 'features' | 'own'>, rows: Tensor): Tensor {
  const [count] = rows.shape as [number];
  const columns = own.map((_, column) => columnOf(rows, column));
  const fed = features.map((feature) => columns[own.indexOf(feature)] ?? engineered(feature, columns));
  const values = new Float64Array(count * fed.length);
  fed.forEach((column, place) => {
    for (let row = 0; row < count; row++) values[row * fed.length + place] = column[row] as number;
  });
  return { shape: [count, fed.length], data: values };
}

/** A column of a matrix. */
export function columnOf({ shape, data }: Tensor, column: number): Float64Array {
  const [rows, columns] = shape as readonly [number, number];
  return Float64Array.from({ length: rows }, (_, row) => data[row * columns + column] as number);
}

/** A feature of the catalog, from the columns of the dataset's. */
function engineered(id: string, columns: readonly Float64Array[]): Float64Array {
  const builder = new GraphBuilder();
  const raw = columns.map((data) => builder.constant(data, float32([data.length])));
  const [first, second] = raw;
  if (!first || !second || raw.length > 2) throw new Error(`"${id}" is made of two features, not of ${raw.length}`);
  const { value } = evaluateGraph(finishGraph({ value: entryOf('features', id).build([first, second]) }), {});
  return (value as Tensor).data;
}

/** Examples in one training step; never more than there are. */
export function batchSize(batch: ExperimentSpec['batch'], trainCount: number): number {
  return batch === 'all' ? trainCount : Math.min(batch, trainCount);
}

/**
 * Cuts the shuffled rows into parts. With classes every part has them in the proportion of the whole: rows are lined up
 * by how far through their class they are.
 * @param classOf null where there are none
 */
export function splitRows(
  rows: readonly number[],
  classOf: ((row: number) => number) | null,
  split: Split,
  seed: number,
): Record<Part, readonly number[]> {
  const shuffled = randomStream(seed, 'split')
    .shuffle(Array.from(rows.keys()))
    .map((index) => rows[index] as number);
  const total = new Map<number, number>();
  const groupOf = classOf ?? (() => 0);
  for (const row of shuffled) total.set(groupOf(row), (total.get(groupOf(row)) ?? 0) + 1);
  const seen = new Map<number, number>();
  const placed = shuffled.map((row) => {
    const rank = seen.get(groupOf(row)) ?? 0;
    seen.set(groupOf(row), rank + 1);
    return { row, place: (rank + 0.5) / (total.get(groupOf(row)) as number) };
  });
  const line = placed.sort((a, b) => a.place - b.place).map(({ row }) => row);

  const parts: Record<Part, readonly number[]> = { train: [], validation: [], test: [] };
  let percent = 0;
  let start = 0;
  for (const part of PARTS) {
    percent += split[part];
    const end = Math.round((line.length * percent) / 100);
    parts[part] = line.slice(start, end);
    start = end;
  }
  return parts;
}

/** Mean 0 and standard deviation 1 for every column of `rows`; a constant column is only centred. */
function standardization(
  rows: readonly (readonly number[])[],
  columns: number,
): (row: readonly number[]) => readonly number[] {
  const moments = Array.from({ length: columns }, (_, column) => {
    const values = rows.map((row) => row[column] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
  return (row) =>
    row.map((value, column) => {
      const { mean, deviation } = moments[column] as (typeof moments)[number];
      return (value - mean) / deviation;
    });
}

function targetOf(label: number, outputs: number): number[] {
  return outputs === 1 ? [label] : Array.from({ length: outputs }, (_, index) => (index === label ? 1 : 0));
}
