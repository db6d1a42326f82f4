import type { Hyperparameter } from '../catalog/entry.ts';
import type { ExperimentSpec } from './experiment.ts';

/** A number in which the replicas of an experiment can differ. */
export interface Sweepable {
  /** Its name in the text: `lr`, `seed`, `init_sd`, `l2`, `dropout2`. */
  readonly id: string;
  /** For people: "learning rate", "L2 rate", "dropout2 rate". */
  readonly label: string;
  readonly setting: Pick<Hyperparameter, 'default' | 'min' | 'max' | 'scale' | 'integer' | 'unit'>;
  /** Its value in the experiment. */
  readonly value: number;
  /** The experiment with another value. */
  set(value: number): ExperimentSpec;
}

/** Every number of the experiment that can be swept, the seed and the learning rate first. */
export function sweepables(_spec: ExperimentSpec): readonly Sweepable[] {
  return [];
}

/** The values of the swept number, one for each replica; the seeds where none is swept. */
export function sweptValues(spec: ExperimentSpec): readonly number[] {
  return Array.from({ length: spec.replicas }, (_, replica) => spec.seed + replica);
}

/** The single experiments that the replicas are, in order; the experiment itself where there is one. */
export function variants(spec: ExperimentSpec): readonly ExperimentSpec[] {
  return sweptValues(spec).map((seed) => ({ ...spec, seed, replicas: 1, sweep: null }));
}
