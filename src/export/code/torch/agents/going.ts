import type { ExperimentSpec } from '../../../../experiment/index.ts';
import { indented, number, type Script } from '../../script.ts';
import type { Sections } from '../program.ts';

/** The last step if the experiment does not say. */
const LAST = 500;
/** The page judges the returns of an agent after this many steps. */
const INTERVAL = 10;

/** How training goes on after the recorded steps, and the step with which it ends at the latest. */
export interface Going {
  readonly sections: Pick<Sections, 'training' | 'printing'>;
  readonly last: number;
  /** Whether the number of episodes can end it. */
  readonly counts: boolean;
}

/** Writes how training goes on: until what the experiment asks is reached. */
export function going({ until }: ExperimentSpec, script: Script): Going {
  const steps = until.find(({ of }) => of === 'steps');
  const conditions = (name: string, condition: (value: string) => string) =>
    until.flatMap(({ of, value }) => (of === name ? [`if ${condition(number(value))}:`, '    break'] : []));
  const judged = [
    ...conditions('mean_return', (value) => `episodes.mean_return() >= ${value}`),
    ...conditions('episodes', (value) => `episodes.count >= ${value}`),
  ];
  const timed = conditions('seconds', (value) => `time.perf_counter() - start >= ${value}`);
  if (timed.length > 0) script.import('import time');
  const body = [
    'state = train_step(state, torch.rand(MOVES, WORLDS, NUMBERS))',
    `if step % ${INTERVAL} == 0 or step == last:`,
    '    report(step, evaluate(state), episodes.mean_return())',
    ...judged.map((line) => `    ${line}`),
    ...timed,
  ];
  return {
    sections: {
      training: [
        `def train(state, last, report):
    """Goes on up to a step with new random numbers, and reports losses and mean returns."""
${timed.length > 0 ? '    start = time.perf_counter()\n' : ''}    for step in range(STEPS + 1, last + 1):
${indented(body.join('\n'), 2)}
    return state`,
      ],
      printing: `def print_losses(step, loss, mean_return):
    """Prints the loss and the mean return after a step."""
    print(f"step {step}: loss {loss:.5f}, mean return {mean_return:.3f}")`,
    },
    last: steps?.value ?? LAST,
    counts: until.some(({ of }) => of === 'episodes'),
  };
}
