import type { PreparedData } from '../../../compiler/data.ts';
import type { ExperimentSpec } from '../../../experiment/index.ts';
import { invocation, number, type Script } from '../script.ts';
import { stopOf } from './regularizers.ts';
import { scheduleOf } from './schedules.ts';

/** Whether the examples have been gone through once more after a step. */
export const EPOCH_ENDS = 'step == 0 or step * BATCH // COUNT > (step - 1) * BATCH // COUNT';
const LATER_EPOCH_ENDS = 'step * BATCH // COUNT > (step - 1) * BATCH // COUNT';

/** The number of epochs after the recorded steps if the experiment does not say. */
const EPOCHS = 20;

/** How training goes on after the recorded steps. */
interface Continued {
  /** Functions and classes that it needs. */
  readonly functions: readonly string[];
  readonly train: string;
  readonly epochs: number;
  /** The part whose loss decides. */
  readonly watched: 'train' | 'validation';
}

/** Writes how training goes on: until it stops early, or until what the experiment asks is reached. */
export function continued(spec: ExperimentSpec, data: PreparedData, script: Script, hasDraws: boolean): Continued {
  const watched = data.parts.validation.count > 0 ? 'validation' : 'train';
  const stop = stopOf(spec);
  if (stop) {
    script.import('import copy');
    script.import('import math');
  }
  const every: string[] = [];
  const ends: string[] = [];
  const before: string[] = [];
  let epochs = EPOCHS;
  for (const { of, value } of spec.until) {
    if (of === 'epochs') epochs = value;
    else if (of === 'steps') every.push(`if step == ${number(value)}:`, '    break');
    else if (of === 'loss') ends.push(`if losses["train"] <= ${number(value)}:`, '    break');
    else if (of === 'val_loss') ends.push(`if losses["validation"] <= ${number(value)}:`, '    break');
    else if (of === 'seconds') {
      script.import('import time');
      before.push('start = time.perf_counter()');
      every.push(`if time.perf_counter() - start >= ${number(value)}:`, '    break');
    }
  }
  if (scheduleOf(spec.schedule, script).plateau) ends.unshift(`plateau.step(losses["${watched}"])`);
  if (stop) {
    const { patience, min_delta, restore } = stop as Record<string, number>;
    const named = { patience: patience as number, min_delta: number(min_delta as number) };
    before.push(`stopping = ${invocation('EarlyStopping', [], named)}`);
    ends.push(
      `if stopping.ends(losses["${watched}"]):`,
      ...(restore === 0 ? ['    network.load_state_dict(stopping.best)'] : []),
      '    break',
    );
  }
  const train = `def train(epochs):
    """Goes on with the examples in new orders, and prints the losses after each epoch."""
    order = torch.cat([torch.randperm(COUNT) for _ in range(epochs)])
    batches = order[: len(order) // BATCH * BATCH].split(BATCH)
${lines(before, 1)}    for step, rows in enumerate(batches, start=STEPS + 1):
        train_step(rows${hasDraws ? ', new_draws()' : ''})
        if ${LATER_EPOCH_ENDS}:
            losses = {part: evaluate(part) for part in EXAMPLES}
            print(f"epoch {step * BATCH // COUNT}:", *(f"{part} {loss:.5f}" for part, loss in losses.items()))
${lines(ends, 3)}${lines(every, 2)}`;
  return { functions: stop ? [EARLY_STOPPING] : [], train: train.trimEnd(), epochs, watched };
}

function lines(statements: readonly string[], depth: number): string {
  return statements.map((statement) => `${'    '.repeat(depth)}${statement}\n`).join('');
}

const EARLY_STOPPING = `class EarlyStopping:
    """Says when the loss has not fallen for some epochs, and keeps the parameters with the lowest one."""

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.reference = self.lowest = math.inf
        self.waited = 0
        self.best = None

    def ends(self, loss):
        if loss < self.lowest:
            self.lowest, self.best = loss, copy.deepcopy(network.state_dict())
        self.waited = 0 if loss < self.reference - self.min_delta else self.waited + 1
        if self.waited == 0:
            self.reference = loss
        return self.waited >= self.patience`;
