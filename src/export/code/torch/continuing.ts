import type { PreparedData } from '../../../compiler/data.ts';
import type { ExperimentSpec } from '../../../experiment/index.ts';
import { epochsToTrain } from '../epochs.ts';
import { invocation, number, type Script } from '../script.ts';
import type { Sections } from './program.ts';
import { stopOf } from './regularizers.ts';

/** Whether the examples have been gone through once more after a step. */
const EPOCH_ENDS = 'step * BATCH // COUNT > (step - 1) * BATCH // COUNT';

/** What training goes on with. */
interface Going {
  readonly spec: ExperimentSpec;
  readonly data: PreparedData;
  readonly script: Script;
  /** The number of recorded steps. */
  readonly steps: number;
  /** The call that makes the step number `step` on `indices`. */
  readonly step: string;
  /** The variables of the networks, and of the schedulers that are told the loss after every epoch. */
  readonly networks: readonly string[];
  readonly plateaus: readonly string[];
  /** The expression of the loss that decides when training ends, of what `evaluate` returns. */
  lossIn(evaluated: string): string;
  /** The generator expression of what is printed of each of `losses`, which `evaluate` returned for the parts. */
  readonly printed: string;
}

/** How training goes on after the recorded steps. */
interface Continued {
  readonly sections: Pick<Sections, 'training' | 'printing'>;
  readonly epochs: number;
  /** What has to be done in the loop over recorded steps at the end of each epoch. */
  readonly watch: readonly string[];
}

/** Writes how training goes on: until it stops early, or until what the experiment asks is reached. */
export function continued({ spec, data, script, steps, step, networks, plateaus, lossIn, printed }: Going): Continued {
  const watched = data.parts.validation.count > 0 ? 'validation' : 'train';
  const stop = stopOf(spec);
  const every: string[] = [];
  const after: string[] = [];
  const ends = plateaus.map((plateau) => `${plateau}.step(${lossIn(`losses["${watched}"]`)})`);
  const before: string[] = [];
  for (const { of, value } of spec.until) {
    if (of === 'steps') every.push(`if step == ${number(value)}:`, '    break');
    else if (of === 'loss') ends.push(`if ${lossIn('losses["train"]')} <= ${number(value)}:`, '    break');
    else if (of === 'val_loss') ends.push(`if ${lossIn('losses["validation"]')} <= ${number(value)}:`, '    break');
    else if (of === 'seconds') {
      script.import('import time');
      before.push('start = time.perf_counter()');
      every.push(`if time.perf_counter() - start >= ${number(value)}:`, '    break');
    }
  }
  const restores = stop?.restore === 0;
  if (stop) {
    if (restores) script.import('import copy');
    const { patience, min_delta } = stop as Record<string, number>;
    const named = { patience: patience as number, min_delta: number(min_delta as number) };
    before.push(`stopping = ${invocation('EarlyStopping', [], named)}`);
    ends.push(`if stopping.ends(${lossIn(`losses["${watched}"]`)}):`, '    break');
    if (restores) after.push(...restoring(spec, networks));
  }
  const observed = plateaus.map((plateau) => `${plateau}.step(${lossIn(`evaluate("${watched}")`)})`);
  script.import('import math');
  const train = `def train(epochs, report):
    """Trains on for some epochs, each in a new order, and reports the losses after each."""
    order = torch.cat([torch.randperm(COUNT) for _ in range(epochs + 1)])
    batches = order[: math.ceil(epochs * COUNT / BATCH) * BATCH].split(BATCH)
${lines(before, 1)}    for step, indices in enumerate(batches, start=STEPS + 1):
        ${step}
        if ${EPOCH_ENDS}:
            losses = {part: evaluate(part) for part in EXAMPLES}
            report(step * BATCH // COUNT, losses)
${lines(ends, 3)}${lines(every, 2)}${lines(after, 1)}`;
  return {
    sections: {
      training: [...(stop ? [earlyStopping(networks, restores)] : []), train.trimEnd()],
      printing: `def print_losses(epoch, losses):
    """Prints the losses on each part of the examples."""
    print(f"epoch {epoch}:", "; ".join(${printed}))`,
    },
    epochs: epochsToTrain(spec),
    watch:
      steps === 0 || observed.length === 0
        ? observed
        : [`if step == 0 or ${EPOCH_ENDS}:`, ...observed.map((line) => `    ${line}`)],
  };
}

/** Statements that give networks their best parameters. Before the first epoch ends, there are none. */
function restoring({ until }: ExperimentSpec, networks: readonly string[]): readonly string[] {
  const [network] = networks;
  const load =
    networks.length === 1
      ? [`${network}.load_state_dict(stopping.best)`]
      : networks.map((one, index) => `${one}.load_state_dict(stopping.best[${index}])`);
  const isSure = until.every(({ of }) => of !== 'steps' && of !== 'seconds');
  return isSure ? load : ['if stopping.best is not None:', ...load.map((line) => `    ${line}`)];
}

function lines(statements: readonly string[], depth: number): string {
  return statements.map((statement) => `${'    '.repeat(depth)}${statement}\n`).join('');
}

function earlyStopping(networks: readonly string[], restores: boolean): string {
  const states = networks.map((network) => `${network}.state_dict()`).join(', ');
  const [best, keep] = restores
    ? [
        `
        self.lowest, self.best = math.inf, None`,
        `
        if loss < self.lowest:
            self.lowest, self.best = loss, copy.deepcopy(${networks.length === 1 ? states : `(${states})`})`,
      ]
    : ['', ''];
  return `class EarlyStopping:
    """Says when the loss has not fallen for some epochs${restores ? ', and keeps the best parameters' : ''}."""

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.reference, self.waited = math.inf, 0${best}

    def ends(self, loss):${keep}
        if loss < self.reference - self.min_delta:
            self.reference, self.waited = loss, 0
        else:
            self.waited += 1
        return self.waited >= self.patience`;
}
