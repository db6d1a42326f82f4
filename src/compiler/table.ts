import type { Example, GeneratedDataset } from '../catalog/datasets/definition.ts';
import { randomStream } from '../math/random.ts';
import { dataOf, type ExperimentSpec, entryOf } from '../spec/index.ts';
import type { Table } from '../table/table.ts';

/** Reads a file below `public/` as text. */
export type ReadAsset = (path: string) => Promise<string>;

/**
 * The examples of an experiment as rows, before anything is done to them: drawn, read from a file, or brought.
 * @throws Error if a file cannot be read or does not parse
 */
export async function tableOf(spec: ExperimentSpec, readAsset: ReadAsset): Promise<Table> {
  if (spec.table !== null) return spec.table;
  const dataset = entryOf('datasets', spec.data.id);
  return dataset.kind === 'generated' ? drawTable(spec, dataset) : dataset.parse(await readAsset(dataset.path));
}

function drawTable(spec: ExperimentSpec, dataset: GeneratedDataset): Table {
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
