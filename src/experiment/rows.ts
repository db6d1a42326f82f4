import type { Example, FileDataset, GeneratedDataset, GeneratedSequences } from '../catalog/datasets/definition.ts';
import { randomStream } from '../math/random.ts';
import { pixelCount } from '../table/pixels.ts';
import { firstRows, stacked } from '../table/stack.ts';
import type { Table } from '../table/table.ts';
import { dataOf } from './data.ts';
import type { DataChoice, ExperimentSpec } from './experiment.ts';
import { entryOf } from './lookup.ts';

/**
 * Reads a file below `public/` as text.
 * @param bytes the size of a large file
 * @param onProgress receives the number of its bytes that have arrived, and the total
 */
export type ReadAsset = (
  path: string,
  bytes?: number,
  onProgress?: (loaded: number, total: number) => void,
) => Promise<string>;

/** The settings that determine every number of the rows. */
export type RowsChoice = DataChoice & Pick<ExperimentSpec, 'seed'>;

/** The number of examples of an experiment, as far as it is known before they are drawn or read. */
export function rowCount({ table, data }: Pick<DataChoice, 'table' | 'data'>): number {
  if (table !== null) return table.count;
  const dataset = entryOf('datasets', data.id);
  return data.args.n ?? (dataset.kind === 'file' ? dataset.count : 0);
}

/**
 * The examples of an experiment as rows, before any preparation: drawn, read from a file, or from a person's own table.
 * @throws Error if a file cannot be read or does not parse
 */
export async function tableOf(spec: RowsChoice, readAsset: ReadAsset): Promise<Table> {
  if (spec.table !== null) return spec.table;
  const dataset = entryOf('datasets', spec.data.id);
  if (dataset.kind === 'file') return readRows(dataset, spec.data.args, readAsset);
  return dataset.kind === 'generated' ? drawTable(spec, dataset) : drawSequences(spec, dataset);
}

async function readRows(
  { path, more, ...file }: FileDataset,
  { n }: Readonly<Record<string, number>>,
  readAsset: ReadAsset,
): Promise<Table> {
  const table = file.parse(await readAsset(path));
  if (n === undefined) return table;
  if (more === undefined || n <= table.count) return firstRows(table, n);
  return firstRows(stacked(table, more.parse(await readAsset(more.path, more.bytes))), n);
}

function drawTable(spec: RowsChoice, dataset: GeneratedDataset): Table {
  const examples = dataset.generate(spec.data.args, randomStream(spec.seed, 'data'));
  const { columns, target } = dataOf(spec);
  const labels = Float64Array.from(examples, ({ label }) => label);
  return { columns: [...columns, target], count: examples.length, values: [...valuesOf(dataset, examples), labels] };
}

function drawSequences(spec: RowsChoice, dataset: GeneratedSequences): Table {
  const examples = dataset.generate(spec.data.args, randomStream(spec.seed, 'data'));
  const { columns, target } = dataOf(spec);
  const values = [examples.map(({ sequence }) => sequence), examples.map((example) => example.target)];
  return {
    columns: [...columns, target],
    count: examples.length,
    values: values.map((rows) => Float64Array.from(rows.flat())),
  };
}

/** The features column by column, or the images one after the other. */
function valuesOf({ features: names, image }: GeneratedDataset, examples: readonly Example[]): readonly Float64Array[] {
  if (image === undefined) {
    return names.map((_, place) => Float64Array.from(examples, ({ features }) => features[place] as number));
  }
  const size = pixelCount(image);
  const pixels = new Float64Array(examples.length * size);
  examples.forEach(({ features }, row) => {
    pixels.set(features, row * size);
  });
  return [pixels];
}
