import type { ExperimentSpec } from '../experiment.ts';
import { augmentations } from './augmentations.ts';
import { batch } from './batch.ts';
import { bias } from './bias.ts';
import { data } from './data.ts';
import { discriminatorSteps } from './discriminator-steps.ts';
import { features } from './features.ts';
import type { Field } from './field.ts';
import { fold } from './fold.ts';
import { generatorOptimizer } from './generator-optimizer.ts';
import { initializer } from './initializer.ts';
import { layers } from './layers.ts';
import { layout } from './layout.ts';
import { lossAndOutput } from './loss-and-output.ts';
import { method } from './method.ts';
import { missing } from './missing.ts';
import { optimizer } from './optimizer.ts';
import { outliers } from './outliers.ts';
import { pins } from './pins.ts';
import { plane } from './plane.ts';
import { provider } from './provider.ts';
import { regularizers } from './regularizers.ts';
import { replicas } from './replicas.ts';
import { scaler } from './scaler.ts';
import { schedule } from './schedule.ts';
import { seed } from './seed.ts';
import { split } from './split.ts';
import { stage } from './stage.ts';
import { start } from './start.ts';
import { until } from './until.ts';
import { moves, worlds } from './worlds.ts';

/**
 * All fields of the experiment, in the order of its text, of notices and of differences. A field may depend on those
 * before it.
 */
export const fields: { readonly [K in keyof ExperimentSpec]: Field<K> } = {
  data,
  table: data,
  target: data,
  series: data,
  task: data,
  layout,
  method,
  features,
  missing,
  outliers,
  scaler,
  augmentations,
  layers,
  output: lossAndOutput,
  loss: lossAndOutput,
  optimizer,
  generatorOptimizer,
  discriminatorSteps,
  schedule,
  initializer,
  bias,
  pins,
  start,
  regularizers,
  worlds,
  moves,
  batch,
  split,
  fold,
  seed,
  replicas,
  sweep: replicas,
  until,
  plane,
  stage,
  provider,
};

/** A field, whichever it is. */
export interface AnyField extends Field<never> {
  readonly keys: Readonly<Record<string, string>>;
  print(spec: ExperimentSpec): Readonly<Record<string, string | null>>;
}

/** The key of a setting in a text: `opt` for `optimizer`. */
export function keyOf(name: keyof ExperimentSpec): string {
  const keys: Readonly<Record<string, string>> = fields[name].keys;
  return keys[name] ?? name;
}

/** Each field once, those that are described together as one. */
export const allFields: readonly AnyField[] = [...new Set<AnyField>(Object.values(fields))];

/** All fields whose defaults depend on the data. */
export const otherFields: readonly AnyField[] = allFields.filter((field) => field !== data);
