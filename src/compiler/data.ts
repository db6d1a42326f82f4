import type { DatasetDef, Example, Task } from '../catalog/datasets/definition.ts';
import { finishGraph, float32, GraphBuilder } from '../ir/graph.ts';
import { randomStream } from '../math/random.ts';
import { type Tensor, tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import { type ExperimentSpec, PARTS, type Part, type Split } from '../spec/experiment.ts';
import { entryOf } from '../spec/lookup.ts';

/** One part of the examples, as the network sees them. */
export interface PartData {
  readonly count: number;
  /** What the network is fed, [count, features]. */
  readonly x: Tensor;
  /** Every feature of the dataset itself, chosen or not, scaled but not rounded: [count, own features]. */
  readonly own: Tensor;
  /** Targets, [count, outputs]: 0/1 for two classes, one-hot for more, the number for regression. */
  readonly y: Tensor;
  /** The class as an integer, or the number to predict. */
  readonly labels: Float64Array;
}

export interface PreparedData {
  readonly task: Task;
  /** What the network is fed: features of the dataset, and what is computed from them. */
  readonly features: readonly string[];
  /** The features of the dataset itself. */
  readonly own: readonly string[];
  readonly classes: readonly string[];
  /** Units of the output layer. */
  readonly outputs: number;
  readonly parts: Readonly<Record<Part, PartData>>;
}

/** Reads a file below `public/` as text. */
export type ReadAsset = (path: string) => Promise<string>;

/**
 * Draws or loads the examples of an experiment, splits them, standardizes what asks for it, and chooses or computes its
 * features. Numbers are rounded to float32 at the end, so that every consumer sees what is trained on.
 * @throws Error if a file cannot be read or does not parse
 */
export async function prepareData(spec: ExperimentSpec, readAsset: ReadAsset): Promise<PreparedData> {
  const dataset = entryOf('datasets', spec.data.id);
  const examples = await drawExamples(dataset, spec, readAsset);
  const parts = splitExamples(examples, dataset.task !== 'regression', spec.split, spec.seed);
  const chosen = { features: spec.features, own: dataset.features };
  const rows = (part: readonly Example[]) => part.map(({ features }) => features);
  const scale = dataset.standardize
    ? standardization(rows(parts.train), dataset.features.length)
    : (row: readonly number[]) => row;
  const outputs = dataset.task === 'multiclass' ? dataset.classes.length : 1;

  const partData = (part: readonly Example[]): PartData => {
    const own = tensor([part.length, dataset.features.length], rows(part).flatMap(scale));
    const { shape, data } = inputsOf(chosen, own);
    return {
      count: part.length,
      x: { shape, data: data.map(Math.fround) },
      own,
      y: tensor([part.length, outputs], part.flatMap(({ label }) => targetOf(label, outputs)).map(Math.fround)),
      labels: Float64Array.from(part, ({ label }) => Math.fround(label)),
    };
  };
  return {
    task: dataset.task,
    ...chosen,
    classes: dataset.classes,
    outputs,
    parts: {
      train: partData(parts.train),
      validation: partData(parts.validation),
      test: partData(parts.test),
    },
  };
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
