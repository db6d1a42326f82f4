import { readFileSync } from 'node:fs';

/** An experiment that meets the goals of a step of a lesson. */
export interface Solution {
  /** The number of the step, 1 for the first. */
  readonly step: number;
  readonly experiment: string;
  /** The number of training steps. */
  readonly steps: number;
}

/** The solutions in `tests/cases/lessons`. @throws Error that quotes a line of another form */
export function solutionsOf(lesson: string): readonly Solution[] {
  const text = readFileSync(new URL(`../cases/lessons/${lesson}.md`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [, step, experiment, steps] = line.match(/^(\d+)\. `([^`]+)` for (\d+) steps?$/) ?? [];
      if (experiment === undefined) throw new Error(`${lesson}.md: "${line}" is not "1. \`experiment\` for 100 steps"`);
      return { step: Number(step), experiment, steps: Number(steps) };
    });
}
