import type { Example, GeneratedDataset } from '../catalog/datasets/definition.ts';
import { randomStream } from '../math/random.ts';
import { pixelCount } from '../table/pixels.ts';
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
  const labels = Float64Array.from(examples, ({ label }) => label);
  return { columns: [...columns, target], count: examples.length, values: [...valuesOf(dataset, examples), labels] };
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
