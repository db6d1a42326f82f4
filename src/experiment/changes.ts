import { differences } from './differences.ts';
import type { ExperimentSpec } from './experiment.ts';

const ARROW = ' → ';

/**
 * Describes in words what is new in the second of two experiments, in one line for each setting: "learning rate 0.1",
 * "optimizer SGD", "one more layer: dense(8, tanh) after Hidden 2". Unlike `differences`, without what it replaces.
 */
export function changes(before: ExperimentSpec, after: ExperimentSpec): readonly string[] {
  const isReplaced = (line: string) => line.includes(ARROW);
  // Seen from the second, a difference begins with its value there.
  const replaced = differences(after, before).filter(isReplaced);
  return [
    ...replaced.map((line) => line.slice(0, line.indexOf(ARROW))),
    ...differences(before, after).filter((line) => !isReplaced(line)),
  ];
}
