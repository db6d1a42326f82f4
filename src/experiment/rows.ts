import type { Example, GeneratedDataset } from '../catalog/datasets/definition.ts';
import { randomStream } from '../math/random.ts';
import type { Table } from '../table/table.ts';
import { dataOf } from './data.ts';
import type { DataChoice, ExperimentSpec } from './experiment.ts';
import { entryOf } from './lookup.ts';

/** Reads a file below `public/` as text. */
export type ReadAsset = (path: string) => Promise<string>;

/** The settings that determine every number of the rows. */
export type RowsChoice = DataChoice & Pick<ExperimentSpec, 'seed'>;

/**
 * The examples of an experiment as rows, before any preparation: drawn, read from a file, or from a person's own table.
 * @throws Error if a file cannot be read or does not parse
 */
export async function tableOf(spec: RowsChoice, readAsset: ReadAsset): Promise<Table> {
  if (spec.table !== null) return spec.table;
  const dataset = entryOf('datasets', spec.data.id);
  return dataset.kind === 'generated' ? drawTable(spec, dataset) : dataset.parse(await readAsset(dataset.path));
}

function drawTable(spec: RowsChoice, dataset: GeneratedDataset): Table {
  const examples = dataset.generate(spec.data.args, randomStream(spec.seed, 'data'));
  const { columns, target } = dataOf(spec);
  const column = (value: (example: Example) => number) => Float64Array.from(examples, value);
  return {
    columns: [...columns, target],
    count: examples.length,
    values: [
      ...columns.map((_, place) => column(({ features }) => features[place] as number)),
      column(({ label }) => label),
    ],
  };
}
