import type { ExperimentSpec } from '../../../experiment/index.ts';
import { number, type Script } from '../script.ts';

/** The last step if the experiment does not say. */
const LAST = 500;

/** The page judges the returns of an agent after this many steps. */
export const INTERVAL = 10;

/** When the training of an agent ends. */
export interface Endings {
  /** Its last step at the latest. */
  readonly last: number;
  /** Statements that end a loop when returns, or the number of episodes, are judged. */
  readonly judged: readonly string[];
  /** Statements that end it after every step, if enough seconds have passed since `start`. */
  readonly timed: readonly string[];
  /** Whether the number of episodes can end it. */
  readonly counts: boolean;
}

/** When training ends: once what the experiment asks is reached. */
export function endingsOf({ until }: ExperimentSpec, script: Script): Endings {
  const conditions = (name: string, condition: (value: string) => string) =>
    until.flatMap(({ of, value }) => (of === name ? [`if ${condition(number(value))}:`, '    break'] : []));
  const timed = conditions('seconds', (value) => `time.perf_counter() - start >= ${value}`);
  if (timed.length > 0) script.import('import time');
  return {
    last: until.find(({ of }) => of === 'steps')?.value ?? LAST,
    judged: [
      ...conditions('mean_return', (value) => `episodes.mean_return() >= ${value}`),
      ...conditions('episodes', (value) => `episodes.count >= ${value}`),
    ],
    timed,
    counts: until.some(({ of }) => of === 'episodes'),
  };
}
