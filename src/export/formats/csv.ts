/** What a run contains, as comma-separated values; the cells that were made harmless for spreadsheets are counted. */
import { PARTS, type Part } from '../../experiment/experiment.ts';
import { shortestFloat32 } from '../../math/float32.ts';
import { type Csv, type CsvColumn, writeCsv } from '../../table/csv.ts';
import type { Table } from '../../table/table.ts';
import { csvColumns } from '../../table/write.ts';
import { scoreName } from '../score-name.ts';

/** Columns side by side. */
export interface Columns {
  readonly labels: readonly string[];
  /** null for numbers; else the texts that the values number. */
  readonly levels: readonly string[] | null;
  /** [rows, labels]; NaN for an empty cell. */
  readonly values: ArrayLike<number>;
}

/** A row that no part uses. */
const UNUSED = -1;

/**
 * The part of every row of a table, as an index into PARTS; −1 if none uses it.
 * @param rows the rows of the examples of each part
 */
export function splitOf(count: number, rows: Readonly<Record<Part, readonly number[]>>): Int8Array {
  const split = new Int8Array(count).fill(UNUSED);
  for (const [index, part] of PARTS.entries()) {
    for (const row of rows[part]) split[row] = index;
  }
  return split;
}

/** The rows of a table before preparation, numbered from 0, with the part that uses them. */
export function dataCsv(table: Table, split: ArrayLike<number>): Csv {
  const columns = csvColumns(table);
  const taken = columns.map(({ label }) => label);
  const row = { label: free('row', taken), levels: null, at: (row: number) => row };
  return writeCsv([row, ...columns, splitColumn(split, free('split', taken))], table.count);
}

/** Examples with what a network says of them. */
export interface Predicted {
  /** The row of each example in the table, from 0. */
  readonly rows: ArrayLike<number>;
  /** Index into PARTS. */
  readonly split: ArrayLike<number>;
  /** null if nothing is known of the examples. */
  readonly targets: Columns | null;
  readonly predictions: Columns;
  /** The outputs that the predictions follow from, such as probabilities of classes; null if they are the same. */
  readonly outputs: Columns | null;
  /** The loss of each example; null if it has none of its own. */
  readonly losses: ArrayLike<number> | null;
}

/** A line for each example; its row is counted from 0, as in the file of the data. */
export function predictionsCsv({ rows, split, targets, predictions, outputs, losses }: Predicted): Csv {
  const columns = [
    rowColumn(rows),
    splitColumn(split, 'split'),
    ...[targets, predictions, outputs].flatMap((columns) => (columns ? columnsOf(columns) : [])),
    ...(losses ? [numbers('loss', losses)] : []),
  ];
  return writeCsv(columns, rows.length);
}

/** The curves of a run. */
export interface Curves {
  readonly step: ArrayLike<number>;
  readonly epoch: ArrayLike<number>;
  readonly seconds: ArrayLike<number>;
  /** By the id of the series, such as `train/loss` or `gradient-norm`. */
  readonly values: Readonly<Record<string, ArrayLike<number>>>;
}

/**
 * A line for each kept moment, with a column for each series that was measured.
 * @param metric the id of the metric, such as `accuracy`
 */
export function historyCsv({ step, epoch, seconds, values }: Curves, metric: string): Csv {
  const measured = Object.entries(values).filter(([, curve]) => !Array.from(curve).every(Number.isNaN));
  const series = measured.map(([id, curve]) => numbers(scoreName(id, metric), curve));
  const times = Object.entries({ step, epoch, seconds }).map(([label, time]) => numbers(label, time));
  return writeCsv([...times, ...series], step.length);
}

/**
 * The vectors of an embedding, a line for each token.
 * @param weight [tokens, units]
 */
export function embeddingCsv(tokens: readonly string[], weight: ArrayLike<number>): Csv {
  const token = { label: 'token', levels: tokens, at: (row: number) => row };
  return writeCsv([token, ...dimensions('dimension', weight, tokens.length)], tokens.length);
}

/** The codes of examples in an autoencoder. */
export interface EncodedExamples extends Pick<Predicted, 'rows' | 'split'> {
  /** What is known of the examples, such as their classes; null for nothing. */
  readonly targets: Columns | null;
  /** [examples, size] */
  readonly codes: ArrayLike<number>;
  /** How badly each is reconstructed. */
  readonly errors: ArrayLike<number>;
}

/** A line for each example, with its code; its row is counted from 0, as in the file of the data. */
export function codesCsv({ rows, split, targets, codes, errors }: EncodedExamples): Csv {
  const columns = [
    rowColumn(rows),
    splitColumn(split, 'split'),
    ...(targets ? columnsOf(targets) : []),
    ...dimensions('code', codes, rows.length),
    numbers('error', errors),
  ];
  return writeCsv(columns, rows.length);
}

/** The numbers of vectors as columns: `code1`, `code2`, …; each vector is a row. */
function dimensions(name: string, values: ArrayLike<number>, count: number): readonly CsvColumn[] {
  const width = count === 0 ? 0 : values.length / count;
  const labels = Array.from({ length: width }, (_, index) => `${name}${index + 1}`);
  return columnsOf({ labels, levels: null, values });
}

function columnsOf({ labels, levels, values }: Columns): readonly CsvColumn[] {
  const width = labels.length;
  return labels.map((label, index) => ({ ...numbers(label, values, width, index), levels }));
}

function splitColumn(split: ArrayLike<number>, label: string): CsvColumn {
  return { label, levels: PARTS, at: (row) => split[row] as number };
}

/** A column of numbers, every one or one of `width` in a row. Those of float32 are written with their own digits. */
function numbers(label: string, values: ArrayLike<number>, width = 1, first = 0): CsvColumn {
  const at = (row: number) => values[row * width + first] as number;
  return { label, levels: null, at: values instanceof Float32Array ? (row) => shortestFloat32(at(row)) : at };
}

function rowColumn(rows: ArrayLike<number>): CsvColumn {
  return { label: 'row', levels: null, at: (row) => rows[row] as number };
}

/** A label that is not taken: `split`, `split_2`. */
function free(label: string, taken: readonly string[]): string {
  let found = label;
  for (let number = 2; taken.includes(found); number++) found = `${label}_${number}`;
  return found;
}
