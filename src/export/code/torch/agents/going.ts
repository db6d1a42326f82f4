import type { ExperimentSpec } from '../../../../experiment/index.ts';
import { type Endings, endingsOf, INTERVAL } from '../../agents/endings.ts';
import { indented, type Script } from '../../script.ts';
import type { Sections } from '../program.ts';

/** How training goes on after the recorded steps. */
export interface Going extends Endings {
  readonly sections: Pick<Sections, 'training' | 'printing'>;
}

/** Writes how training goes on: until what the experiment asks is reached. */
export function going(spec: ExperimentSpec, script: Script): Going {
  const endings = endingsOf(spec, script);
  const { judged, timed } = endings;
  const body = [
    'state = train_step(state, torch.rand(MOVES, WORLDS, NUMBERS))',
    `if step % ${INTERVAL} == 0 or step == last:`,
    '    report(step, evaluate(state), episodes.mean_return())',
    ...judged.map((line) => `    ${line}`),
    ...timed,
  ];
  return {
    ...endings,
    sections: {
      training: [
        `def train(state, last, report):
    """Trains on up to a step with new random numbers, and reports losses and mean returns."""
${timed.length > 0 ? '    start = time.perf_counter()\n' : ''}    for step in range(STEPS + 1, last + 1):
${indented(body.join('\n'), 2)}
    return state`,
      ],
      printing: `def print_losses(step, loss, mean_return):
    """Prints the loss and the mean return after a step."""
    print(f"step {step}: loss {loss:.5f}, mean return {mean_return:.3f}")`,
    },
  };
}
