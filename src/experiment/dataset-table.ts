/** The rows of datasets. The page loads this file, with all generators and parsers, when it first needs examples. */
import type { Example, FileDataset, GeneratedDataset } from '../catalog/datasets/definition.ts';
import { generators, sequenceGenerators, targetsGenerators } from '../catalog/datasets/generators/index.ts';
import { parseFile } from '../catalog/datasets/parsers/index.ts';
import { type RandomStream, randomStream } from '../math/random.ts';
import { pixelCount } from '../table/pixels.ts';
import { firstRows, stacked } from '../table/stack.ts';
import type { Table } from '../table/table.ts';
import { dataOf } from './data.ts';
import { entryOf } from './lookup.ts';
import type { ReadAsset, RowsChoice } from './rows.ts';

type Draws<Drawn> = (hyper: Readonly<Record<string, number>>, random: RandomStream) => Drawn[];

/**
 * The examples of a dataset as rows: drawn, or read from its file.
 * @throws Error if the file cannot be read or does not parse
 */
export async function datasetTable(spec: RowsChoice, readAsset: ReadAsset): Promise<Table> {
  const dataset = entryOf('datasets', spec.data.id);
  if (dataset.kind === 'environment') throw new Error(`"${spec.data.id}" is a world, which has no examples`);
  if (dataset.kind === 'file') return readRows(dataset, spec.data.args, readAsset);
  if (dataset.kind === 'sequences') return drawRows(spec, sequencesOf(spec));
  return 'each' in dataset ? drawRows(spec, imagesOf(spec)) : drawTable(spec, dataset);
}

async function readRows(
  dataset: FileDataset,
  { n }: Readonly<Record<string, number>>,
  readAsset: ReadAsset,
): Promise<Table> {
  const read = async (from: string, bytes?: number) => parseFile(dataset, from, await readAsset(from, bytes));
  const { path, more } = dataset;
  const table = await read(path);
  if (n === undefined) return table;
  if (more === undefined || n <= table.count) return firstRows(table, n);
  return firstRows(stacked(table, await read(more.path, more.bytes)), n);
}

function drawTable(spec: RowsChoice, dataset: GeneratedDataset): Table {
  const examples = drawn(generators, spec);
  const { columns, target } = dataOf(spec);
  const labels = Float64Array.from(examples, ({ label }) => label);
  return { columns: [...columns, target], count: examples.length, values: [...valuesOf(dataset, examples), labels] };
}

/** An example as a single feature and a target; each may have several numbers. */
type Row = readonly [feature: readonly number[], target: number | readonly number[]];

function sequencesOf(spec: RowsChoice): readonly Row[] {
  return drawn(sequenceGenerators, spec).map(({ sequence, target }) => [sequence, target]);
}

function imagesOf(spec: RowsChoice): readonly Row[] {
  return drawn(targetsGenerators, spec).map(({ pixels, targets }) => [pixels, targets]);
}

function drawRows(spec: RowsChoice, rows: readonly Row[]): Table {
  const { columns, target } = dataOf(spec);
  const values = [rows.map(([feature]) => feature), rows.map(([, target]) => target)];
  return {
    columns: [...columns, target],
    count: rows.length,
    values: values.map((each) => Float64Array.from(each.flat())),
  };
}

function drawn<Drawn>(by: Readonly<Record<string, Draws<Drawn>>>, { data, seed }: RowsChoice): Drawn[] {
  const draw = by[data.id];
  if (draw === undefined) throw new Error(`dataset "${data.id}" has no generator`);
  return draw(data.args, randomStream(seed, 'data'));
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
