import type { Task } from '../catalog/datasets/definition.ts';

import { finishGraph, float32, GraphBuilder } from '../ir/graph.ts';
import { type Scale, UNSCALED } from '../math/scale.ts';
import { type Tensor, tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import type { ExperimentSpec, Part } from '../spec/experiment.ts';
import { dataOf, entryOf, inputsOf as inputNamesOf } from '../spec/index.ts';
import { type ReadAsset, tableOf } from '../spec/rows.ts';
import type { Plan } from './preparation/plan.ts';
import { type Prepared, type PreparedPart, prepareTable } from './preparation/prepare.ts';

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
  /** Places in `own` of the two numbers that features are computed from; none where there are no two. */
  readonly pair: readonly number[];
  readonly classes: readonly string[];
  /** Units of the output layer. */
  readonly outputs: number;
  /** How the number to predict was scaled: a target is (number − offset) · factor. */
  readonly targetScale: Scale;
  /** How inputs were scaled, by name; those that are not named were not. */
  readonly scales: ReadonlyMap<string, Scale>;
  /** How the examples came to be what they are; null for those that were not made of a table. */
  readonly preparation: Prepared | null;
  readonly parts: Readonly<Record<Part, PartData>>;
}

/**
 * Draws or loads the examples of an experiment, prepares them as it says, and chooses or computes what is fed. Numbers are
 * rounded to float32 at the end, so that every consumer sees what is trained on.
 * @throws Error if a file cannot be read or does not parse, or nothing is left to train on
 */
export async function prepareData(spec: ExperimentSpec, readAsset: ReadAsset): Promise<PreparedData> {
  const { task, classes, features } = dataOf(spec);
  const preparation = prepareTable(await tableOf(spec, readAsset), planOf(spec));
  const own = preparation.inputs;
  const pair = features.map((id) => own.indexOf(id)).filter((place) => place >= 0);
  const chosen = { features: inputNamesOf(spec), own, pair };
  const outputs = task === 'multiclass' ? classes.length : 1;

  const partData = ({ rows, inputs, labels }: PreparedPart): PartData => {
    const { shape, data } = inputsOf(chosen, inputs);
    const rounded = labels.map(Math.fround);
    return {
      count: rows.length,
      x: { shape, data: data.map(Math.fround) },
      own: inputs,
      y: tensor([rows.length, outputs], targetsOf(rounded, outputs)),
      labels: rounded,
    };
  };
  const { train, validation, test } = preparation.parts;
  const parts = { train: partData(train), validation: partData(validation), test: partData(test) };
  checkSize(chosen.features, parts);
  return {
    task,
    ...chosen,
    classes,
    outputs,
    targetScale: preparation.targetScale,
    scales: scalesOf(preparation),
    preparation,
    parts,
  };
}

/** The square of a larger number, such as a loss has, is beyond float32. */
const LARGEST_FED = 1e18;

/** @throws Error for people, if a feature or target is not a number, or is too large for float32 to square */
function checkSize(features: readonly string[], parts: PreparedData['parts']): void {
  const check = (values: ArrayLike<number>, nameOf: (place: number) => string) => {
    for (let place = 0; place < values.length; place++) {
      const value = values[place] as number;
      if (Math.abs(value) <= LARGEST_FED) continue;
      throw new Error(
        `"${nameOf(place)}" reaches ${value} after scaling, but the network can train on numbers up to ${LARGEST_FED}; choose a scaler or clip outliers`,
      );
    }
  };
  for (const { x, labels } of Object.values(parts)) {
    check(x.data, (place) => features[place % features.length] ?? '');
    check(labels, () => 'the number to predict');
  }
}

/** A column's own number is the first that it becomes. */
function scalesOf({ columns }: Prepared): ReadonlyMap<string, Scale> {
  const scaled = columns.filter(({ scale }) => scale !== UNSCALED);
  return new Map(scaled.map(({ column, scale }) => [column.id, scale]));
}

function planOf(spec: ExperimentSpec): Plan {
  const { features, missing, outliers, scaler, augmentations, split, fold, seed, plane } = spec;
  const { axes, target, image } = dataOf(spec);
  const shown = [...(axes === 'components' ? [] : axes), ...(Array.isArray(plane) ? plane : [])];
  return {
    features,
    // A target among the features is fed, but is no axis of its own.
    shown: shown.filter((id) => id !== target.id),
    target: target.id,
    missing,
    outliers,
    scaler,
    augmentations,
    split,
    fold,
    seed,
    image,
  };
}

/**
 * What the network is fed, [rows, features], not rounded.
 * @param rows of the dataset's own features, [rows, own features]
 */
export function inputsOf(
  { features, own, pair }: Pick<PreparedData, 'features' | 'own' | 'pair'>,
  rows: Tensor,
): Tensor {
  const [count] = rows.shape as [number];
  const columns = own.map((_, column) => columnOf(rows, column));
  const raw = pair.map((place) => columns[place] as Float64Array);
  const fed = features.map((feature) => columns[own.indexOf(feature)] ?? engineered(feature, raw));
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
  if (!first || !second || raw.length > 2)
    throw new Error(`"${id}" is computed from two features, not from ${raw.length}`);
  const { value } = evaluateGraph(finishGraph({ value: entryOf('features', id).build([first, second]) }), {});
  return (value as Tensor).data;
}

/** Examples in one training step; never more than there are. */
export function batchSize(batch: ExperimentSpec['batch'], trainCount: number): number {
  return batch === 'all' ? trainCount : Math.min(batch, trainCount);
}

/** Targets as the output layer has them, row by row. */
function targetsOf(labels: Float64Array, outputs: number): Float64Array {
  if (outputs === 1) return labels;
  const targets = new Float64Array(labels.length * outputs);
  labels.forEach((label, row) => {
    targets[row * outputs + label] = 1;
  });
  return targets;
}
