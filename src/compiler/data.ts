import type { SequenceTarget } from '../catalog/datasets/definition.ts';
import type { Answer } from '../catalog/tasks/definition.ts';
import type { Task } from '../catalog/tasks/index.ts';
import { learnsByReward } from '../experiment/agent.ts';
import type { ExperimentSpec, Part } from '../experiment/experiment.ts';
import {
  dataOf,
  entryOf,
  inputsOf as inputNamesOf,
  isGame,
  outputCount,
  targetPositions,
} from '../experiment/index.ts';
import { type ReadAsset, tableOf } from '../experiment/rows.ts';
import { finishGraph, float32, GraphBuilder } from '../ir/graph.ts';
import { type Scale, UNSCALED } from '../math/scale.ts';
import type { Shape } from '../math/shape.ts';
import { type Tensor, tensor } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import type { TargetPositions } from '../table/positions.ts';
import type { Plan } from './preparation/plan.ts';
import { prepareImage, prepareTable } from './preparation/prepare.ts';
import type { Prepared, PreparedPart } from './preparation/prepared.ts';
import { observe, prepareWorld, wholeStates } from './world.ts';

/** One part of the examples, prepared for the network. */
export interface PartData {
  readonly count: number;
  /** The network's inputs, [count, features]. */
  readonly x: Tensor;
  /** The columns that pictures can show and that inputs are computed from, scaled but not rounded: [count, own]. */
  readonly own: Tensor;
  /**
   * Targets, [count, outputs]: 0/1 for two classes, one-hot for more, the number for regression. If there are several,
   * [count, positions]: the class as an integer, −1 at a step that is not scored, or the number. Of an autoencoder, `x`.
   */
  readonly y: Tensor;
  /** The class as an integer, or the number to predict: [count], or [count, positions], NaN at a step that is not scored. */
  readonly labels: Float64Array;
}

export interface PreparedData {
  readonly task: Task;
  /** What the outputs of the network say. */
  readonly answer: Answer;
  /** Names of the network's inputs: columns as numbers, and features computed from them. */
  readonly features: readonly string[];
  /** Names of the columns as numbers: those of the inputs and those that pictures show. */
  readonly own: readonly string[];
  /** Indices into `own` of the two numbers that features are computed from; empty if there are not two. */
  readonly pair: readonly number[];
  readonly classes: readonly string[];
  /** The number of outputs for each target: units of the output layer, or its channels if that is an image. */
  readonly outputs: number;
  /** What is predicted of a sequence; the whole, if the examples are not sequences. */
  readonly predicts: SequenceTarget;
  /** The places of an example that have a target each; null if it has a single one. */
  readonly positions: TargetPositions | null;
  /** Whether some of them are not scored. */
  readonly skips: boolean;
  /** How the target of a regression was scaled: (number − offset) · factor. */
  readonly targetScale: Scale;
  /** How inputs were scaled, by name; inputs that are not listed were not scaled. */
  readonly scales: ReadonlyMap<string, Scale>;
  /** The experiment whose environment gives what is observed of a state, `own`; null if the examples come from data. */
  readonly world: ExperimentSpec | null;
  /** The preparation of the examples; null if they do not come from a table. */
  readonly preparation: Prepared | null;
  readonly parts: Readonly<Record<Part, PartData>>;
}

/**
 * Draws or loads the examples of an experiment, prepares them according to its settings, and selects or computes the
 * inputs. Numbers are rounded to float32 at the end, so that every consumer uses the same numbers as training.
 * @throws Error if a file cannot be read or does not parse, or if no example is left to train on
 */
export async function prepareData(spec: ExperimentSpec, readAsset: ReadAsset): Promise<PreparedData> {
  if (learnsByReward(spec)) return prepareWorld(spec);
  const { task, answer, classes, features, sequence } = dataOf(spec);
  const preparation = prepareTable(await tableOf(spec, readAsset), planOf(spec));
  const own = preparation.inputs;
  const pair = features.map((id) => own.indexOf(id)).filter((place) => place >= 0);
  const chosen = { features: inputNamesOf(spec), own, pair, world: null };
  const outputs = outputCount(spec);
  const positions = targetPositions(spec);

  const partData = ({ rows, inputs, labels }: PreparedPart): PartData => {
    const { shape, data } = inputsOf(chosen, inputs);
    // All examples that a discriminator is given are real.
    const rounded = isGame(task) ? new Float64Array(rows.length).fill(1) : labels.map(Math.fround);
    const x = { shape, data: data.map(Math.fround) };
    const targets = () =>
      positions === null
        ? tensor([rows.length, outputs], targetsOf(rounded, outputs))
        : tensor([rows.length, positions.count], rounded.map(orUnscored));
    return { count: rows.length, x, own: inputs, y: answer === 'input' ? x : targets(), labels: rounded };
  };
  const { train, validation, test } = preparation.parts;
  const parts = { train: partData(train), validation: partData(validation), test: partData(test) };
  checkSize(chosen.features, parts);
  return {
    task,
    answer,
    ...chosen,
    classes,
    outputs,
    predicts: sequence?.predicts ?? 'whole',
    positions,
    skips: Object.values(parts).some(({ labels }) => labels.some(Number.isNaN)),
    targetScale: preparation.targetScale,
    scales: scalesOf(preparation),
    preparation,
    parts,
  };
}

/** The square of a larger number, as in a loss, is beyond float32. */
const LARGEST_FED = 1e18;

/** @throws Error for people, if a feature or target is not a number, or is too large for float32 to square */
function checkSize(features: readonly string[], parts: PreparedData['parts']): void {
  const check = (values: ArrayLike<number>, nameOf: (place: number) => string) => {
    for (let place = 0; place < values.length; place++) {
      const value = values[place] as number;
      // A step that is not scored has NaN.
      if (!(Math.abs(value) > LARGEST_FED)) continue;
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

/** The first inputs of a column are its numbers. In a window of a series, each row has all of them. */
function scalesOf({ columns, inputs }: Prepared): ReadonlyMap<string, Scale> {
  const ofRow = columns.flatMap((column) => column.inputs.map((_, index) => column.fits[index]?.scale ?? UNSCALED));
  const scaled = inputs.map((name, index) => [name, ofRow[index % ofRow.length] as Scale] as const);
  return new Map(scaled.filter(([, scale]) => scale !== UNSCALED));
}

function planOf(spec: ExperimentSpec): Plan {
  const { features, missing, outliers, scaler, augmentations, split, fold, seed, plane } = spec;
  const { axes, target, series, sequence } = dataOf(spec);
  const isOfRows = sequence === null;
  const shown = isOfRows ? [...(axes === 'components' ? [] : axes), ...(Array.isArray(plane) ? plane : [])] : [];
  return {
    features,
    // A target among the features is an input, but not an additional axis.
    shown: shown.filter((id) => id !== target.id),
    target: target.id,
    missing,
    outliers,
    scaler,
    augmentations,
    series: series && { ...series, isText: sequence?.tokens != null },
    split,
    fold,
    seed,
  };
}

/**
 * The network's inputs, [rows, features], not rounded.
 * @param rows of the dataset's own features, [rows, own features]
 */
export function inputsOf(
  { features, own, pair, world }: Pick<PreparedData, 'features' | 'own' | 'pair' | 'world'>,
  rows: Tensor,
): Tensor {
  if (world) return observe(world, wholeStates(world, rows));
  // Images have hundreds of inputs, which are usually all of their own columns.
  if (features.length === own.length && features.every((feature, place) => feature === own[place])) return rows;
  const [count] = rows.shape as [number];
  const raw = pair.map((place) => columnOf(rows, place));
  const places = new Map(own.map((name, place) => [name, place]));
  const values = new Float64Array(count * features.length);
  features.forEach((feature, to) => {
    const from = places.get(feature);
    const column = from === undefined ? engineered(feature, raw) : columnOf(rows, from);
    for (let row = 0; row < count; row++) values[row * features.length + to] = column[row] as number;
  });
  return { shape: [count, features.length], data: values };
}

/**
 * The network's inputs for an image that is not one of the examples, prepared and rounded as theirs are.
 * @param pixels as in the table, before the preparation
 * @returns null if the images are not used as a whole, or have another number of pixels
 */
export function inputsOfImage(data: PreparedData, pixels: Float64Array): Float32Array | null {
  // What an agent observes needs no preparation.
  if (data.world) return pixels.length === data.features.length ? Float32Array.from(pixels) : null;
  const rows = data.preparation && prepareImage(data.preparation, pixels);
  return rows && Float32Array.from(inputsOf(data, rows).data);
}

/** A column of a matrix. */
export function columnOf({ shape, data }: Tensor, column: number): Float64Array {
  const [rows, columns] = shape as readonly [number, number];
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) values[row] = data[row * columns + column] as number;
  return values;
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

/** The number of examples in one training step, at most all of them. */
export function batchSize(batch: ExperimentSpec['batch'], trainCount: number): number {
  return batch === 'all' ? trainCount : Math.min(batch, trainCount);
}

/** The target of a position that is not scored; a class is never negative. */
export const UNSCORED = -1;

function orUnscored(label: number): number {
  return Number.isNaN(label) ? UNSCORED : label;
}

/** The shape of the network's outputs for some examples, target by target: [count, outputs], or [count, positions, outputs]. */
export function outputShape({ outputs, positions }: Pick<PreparedData, 'outputs' | 'positions'>, count: number): Shape {
  return positions === null ? [count, outputs] : [count, positions.count, outputs];
}

/** Targets in the form of the output layer, row by row. */
function targetsOf(labels: Float64Array, outputs: number): Float64Array {
  if (outputs === 1) return labels;
  const targets = new Float64Array(labels.length * outputs);
  labels.forEach((label, row) => {
    targets[row * outputs + label] = 1;
  });
  return targets;
}
