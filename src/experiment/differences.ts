import type { ExperimentSpec } from './experiment.ts';
import { allFields } from './fields/index.ts';

/**
 * Describes in words how two experiments differ, in one line for each setting: "learning rate 0.03 → 0.1",
 * "optimizer Adam → SGD", "one more layer: dense(8, tanh) after Hidden 2". None for experiments that are equal.
 */
export function differences(a: ExperimentSpec, b: ExperimentSpec): readonly string[] {
  return allFields.flatMap((field) => field.differences(a, b));
}
