import type { schedules as catalog } from '../../../catalog/schedules/index.ts';
import type { Call } from '../../../experiment/index.ts';
import { number, type Script } from '../script.ts';

type Args = Readonly<Record<string, number>>;

/**
 * Writes the factor on the learning rate as statements on `epochs`, the number of epochs in the steps before this one;
 * the last one returns it. A schedule that watches the loss writes a class instead.
 */
type WriteSchedule =
  | { readonly docstring: string; factor(args: Args): readonly string[]; readonly counts?: 'steps including this one' }
  | { readonly watch: (args: Args, script: Script) => string }
  | null;

const of = (value: number | undefined) => number(value as number);

/** Every schedule of the catalog in JAX; null for one that leaves the rate as it is. */
export const schedules = {
  constant: null,
  step: {
    docstring: 'drops every few epochs',
    factor: ({ every, factor }) => [`return ${of(factor)} ** jnp.floor(epochs / ${of(every)})`],
  },
  exponential: {
    docstring: 'decays exponentially',
    factor: ({ factor }) => [`return ${of(factor)} ** epochs`],
  },
  cosine: {
    docstring: 'falls along half a cosine wave, again and again',
    factor({ period = 1, multiplier = 1, floor = 0 }) {
      const wave = (share: string) => `return ${halfWave('1', of(floor), share)}`;
      if (multiplier === 1) return [wave(`epochs % ${of(period)} / ${of(period)}`)];
      // Cycle number i begins after period · (mⁱ − 1) / (m − 1) epochs.
      return [
        `growth = ${of(multiplier - 1)} * epochs / ${of(period)} + 1`,
        `cycle = jnp.floor(jnp.log(growth) / jnp.log(${of(multiplier)}) + 1e-6)`,
        `length = ${of(period)} * ${of(multiplier)} ** cycle`,
        `begin = (length - ${of(period)}) / ${of(multiplier - 1)}`,
        wave('(epochs - begin) / length'),
      ];
    },
  },
  linear_warmup: {
    docstring: 'rises in a straight line, and stays',
    counts: 'steps including this one',
    factor: ({ epochs }) => [epochs === 0 ? 'return 1.0' : `return jnp.minimum(1.0, epochs / ${of(epochs)})`],
  },
  one_cycle: {
    docstring: 'rises and falls, each along half a cosine wave',
    factor({ epochs = 1, warmup = 0, start = 1, final = 1 }) {
      const lowest = 1 / start;
      const falls = `jnp.minimum(1.0, (share - ${of(warmup)}) / ${of(1 - warmup)})`;
      const fall = halfWave('1', of(lowest / final), falls);
      if (warmup === 0) return [`share = epochs / ${of(epochs)}`, `return ${fall}`];
      return [
        `share = epochs / ${of(epochs)}`,
        `rise = ${halfWave(of(lowest), '1', `share / ${of(warmup)}`)}`,
        `fall = ${fall}`,
        `return jnp.where(share < ${of(warmup)}, rise, fall)`,
      ];
    },
  },
  reduce_on_plateau: {
    watch({ factor, patience, min_delta: minDelta, floor }, script) {
      script.import('import math');
      return script.helper(
        'Plateau',
        `class Plateau:
    """A factor on the learning rate, which drops if the watched loss has not fallen for a while."""

    def __init__(self):
        self.factor = 1.0
        self.best, self.waited, self.observed = math.inf, 0, 0

    def observe(self, loss):
        """Takes the loss after one more epoch; the first is that before training."""
        self.observed += 1
        self.waited += 1
        if loss < self.best - ${of(minDelta)}:
            self.best, self.waited = loss, 0
        elif self.waited == ${of(patience)}:
            self.factor, self.waited = max(${of(floor)}, ${of(factor)} * self.factor), 0`,
      );
    },
  },
} satisfies Record<keyof typeof catalog, WriteSchedule>;

/** From `from` to `to` along half a cosine wave. */
function halfWave(from: string, to: string, share: string): string {
  const wave = `(1 + jnp.cos(jnp.pi * ${/[ ]/.test(share) && !share.startsWith('jnp') ? `(${share})` : share})) / 2`;
  const fall = to === '0' ? '' : `${to} + `;
  const height = to === '0' ? from : from === '1' ? `(1 - ${to})` : `(${from} - ${to})`;
  return height === '1' ? `${fall}${wave}` : `${fall}${height} * ${wave}`;
}

/** How the learning rate of an optimizer changes. */
export interface ScheduleCode {
  /** The learning rate of an optimizer: a number, or the function of its steps that this writes. */
  rate(optimizer: Call, name: string, everySteps?: number): string;
  /** The name of the class that watches the loss; null if there is none. */
  readonly watch: string | null;
}

/**
 * Writes the schedule of an experiment.
 * @param add adds a function to the program
 */
export function writeSchedule(schedule: Call, script: Script, add: (source: string) => void): ScheduleCode {
  const write: WriteSchedule = schedules[schedule.id as keyof typeof schedules];
  const alone = (optimizer: Call) => number(optimizer.args.lr as number);
  if (write === null) return { rate: alone, watch: null };
  if ('watch' in write) return { rate: alone, watch: write.watch(schedule.args, script) };
  const steps = write.counts ? '(step + 1)' : 'step';
  add(`def schedule(step):
    """The factor on the learning rate, which ${write.docstring}."""
    epochs = ${steps} * BATCH / COUNT
${write
  .factor(schedule.args)
  .map((line) => `    ${line}`)
  .join('\n')}`);
  return {
    watch: null,
    rate(optimizer, name, everySteps = 1) {
      const step = everySteps === 1 ? 'step' : `${everySteps} * step + ${everySteps - 1}`;
      add(`def ${name}(step):\n    return ${alone(optimizer)} * schedule(${step})`);
      return name;
    },
  };
}
