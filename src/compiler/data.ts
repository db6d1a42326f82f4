import type { DatasetDef, Example, Task } from '../catalog/datasets/definition.ts';
import { randomStream } from '../math/random.ts';
import { type Tensor, tensor } from '../math/tensor.ts';
import { type ExperimentSpec, PARTS, type Part, type Split } from '../spec/experiment.ts';
import { entryOf } from '../spec/lookup.ts';

/** One part of the examples, as the network sees them. */
export interface PartData {
  readonly count: number;
  /** Features, [count, features]. */
  readonly x: Tensor;
  /** Targets, [count, outputs]: 0/1 for two classes, one-hot for more, the number for regression. */
  readonly y: Tensor;
  /** The class as an integer, or the number to predict. */
  readonly labels: Float64Array;
}

export interface PreparedData {
  readonly task: Task;
  readonly features: readonly string[];
  readonly classes: readonly string[];
  /** Units of the output layer. */
  readonly outputs: number;
  readonly parts: Readonly<Record<Part, PartData>>;
}

/** Reads a file below `public/` as text. */
export type ReadAsset = (path: string) => Promise<string>;

/**
 * Draws or loads the examples of an experiment, chooses its features, splits them and standardizes what asks for it.
 * Numbers are rounded to float32, so that every consumer sees what is trained on.
 * @throws Error if a file cannot be read or does not parse
 */
export async function prepareData(spec: ExperimentSpec, readAsset: ReadAsset): Promise<PreparedData> {
  const dataset = entryOf('datasets', spec.data.id);
  const examples = await drawExamples(dataset, spec, readAsset);
  const columns = spec.features.map((feature) => dataset.features.indexOf(feature));
  const parts = splitExamples(examples, dataset.task !== 'regression', spec.split, spec.seed);
  const rows = (part: readonly Example[]) =>
    part.map(({ features }) => columns.map((column) => features[column] as number));
  const scale = dataset.standardize ? standardization(rows(parts.train), columns.length) : (row: number[]) => row;
  const outputs = dataset.task === 'multiclass' ? dataset.classes.length : 1;

  const partData = (part: readonly Example[]): PartData => ({
    count: part.length,
    x: tensor([part.length, columns.length], rows(part).flatMap(scale).map(Math.fround)),
    y: tensor([part.length, outputs], part.flatMap(({ label }) => targetOf(label, outputs)).map(Math.fround)),
    labels: Float64Array.from(part, ({ label }) => Math.fround(label)),
  });
  return {
    task: dataset.task,
    features: spec.features,
    classes: dataset.classes,
    outputs,
    parts: {
      train: partData(parts.train),
      validation: partData(parts.validation),
      test: partData(parts.test),
    },
  };
}

/** Examples in one training step; never more than there are. */
export function batchSize(batch: ExperimentSpec['batch'], trainCount: number): number {
  return batch === 'all' ? trainCount : Math.min(batch, trainCount);
}

async function drawExamples(dataset: DatasetDef, spec: ExperimentSpec, readAsset: ReadAsset): Promise<Example[]> {
  const { source } = dataset;
  return source.kind === 'generated'
    ? source.generate(spec.data.args, randomStream(spec.seed, 'data'))
    : source.parse(await readAsset(source.path));
}

/**
 * Cuts the shuffled examples into parts. With `stratify` every part has the classes in the proportion of the whole:
 * examples are lined up by how far through their class they are.
 */
export function splitExamples(
  examples: readonly Example[],
  stratify: boolean,
  split: Split,
  seed: number,
): Record<Part, Example[]> {
  const shuffled = randomStream(seed, 'split')
    .shuffle(Array.from(examples.keys()))
    .map((index) => examples[index] as Example);
  const total = new Map<number, number>();
  const groupOf = ({ label }: Example) => (stratify ? label : 0);
  for (const example of shuffled) total.set(groupOf(example), (total.get(groupOf(example)) ?? 0) + 1);
  const seen = new Map<number, number>();
  const placed = shuffled.map((example) => {
    const rank = seen.get(groupOf(example)) ?? 0;
    seen.set(groupOf(example), rank + 1);
    return { example, place: (rank + 0.5) / (total.get(groupOf(example)) as number) };
  });
  const line = placed.sort((a, b) => a.place - b.place).map(({ example }) => example);

  const parts: Record<Part, Example[]> = { train: [], validation: [], test: [] };
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
function standardization(rows: readonly (readonly number[])[], columns: number): (row: number[]) => number[] {
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
