import type { schedules as catalog } from '../../../catalog/schedules/index.ts';
import type { Call } from '../../../experiment/index.ts';
import { number, type Script } from '../script.ts';
import { definition, invocation } from './python.ts';

type Args = Readonly<Record<string, number>>;

/** How many steps make an epoch. */
interface Steps {
  readonly batch: number;
  readonly count: number;
}

/**
 * Writes the factor on the learning rate as statements on `epochs`, the number of epochs in the steps before this one;
 * the last one returns it. `own` writes the schedule of optax instead, with the learning rate `peak`, or null where that
 * would be another one. A schedule that watches the loss writes a class.
 */
type WriteSchedule =
  | {
      readonly docstring: string;
      factor(args: Args): readonly string[];
      own?(peak: string, args: Args, steps: Steps): string | null;
    }
  | { own(peak: string, args: Args, steps: Steps): string; readonly factor?: undefined }
  | { readonly watch: (args: Args, script: Script) => string; readonly own?: undefined }
  | null;

const of = (value: number | undefined) => number(value as number);

/** Every schedule of the catalog in JAX; null for one that leaves the rate as it is. */
export const schedules = {
  constant: null,
  step: {
    docstring: 'drops every few epochs',
    factor: ({ every, factor }) => [
      `return ${of(factor)} ** jnp.floor(${every === 1 ? 'epochs' : `epochs / ${of(every)}`})`,
    ],
    own(peak, { every = 1, factor }, steps) {
      // The quotient of numbers that are not whole may be rounded to less than the number of an epoch.
      if (!Number.isInteger((every * steps.count) / steps.batch)) return null;
      return invocation('optax.exponential_decay', [], {
        init_value: peak,
        transition_steps: stepsIn(every, steps),
        decay_rate: of(factor),
        staircase: 'True',
      });
    },
  },
  exponential: {
    own: (peak, { factor }, steps) =>
      invocation('optax.exponential_decay', [], {
        init_value: peak,
        transition_steps: stepsIn(1, steps),
        decay_rate: of(factor),
      }),
  },
  cosine: {
    docstring: 'falls along half a cosine wave, and starts again',
    factor({ period = 1, multiplier = 1, floor = 0 }) {
      const wave = (share: string) => `return ${halfWave('1', of(floor), share)}`;
      if (multiplier === 1) return [wave(`epochs % ${of(period)} / ${of(period)}`)];
      // Cycle number i begins after period · (mⁱ − 1) / (m − 1) epochs.
      return [
        `growth = ${multiplier === 2 ? '' : `${of(multiplier - 1)} * `}epochs / ${of(period)} + 1`,
        `cycle = jnp.floor(jnp.log(growth) / jnp.log(${of(multiplier)}) + 1e-6)`,
        `length = ${of(period)} * ${of(multiplier)}**cycle`,
        multiplier === 2
          ? `begin = length - ${of(period)}`
          : `begin = (length - ${of(period)}) / ${of(multiplier - 1)}`,
        wave('(epochs - begin) / length'),
      ];
    },
  },
  linear_warmup: {
    own(peak, { epochs = 0 }, steps) {
      const rises = (epochs * steps.count) / steps.batch;
      if (rises <= 1) return peak;
      const written = stepsIn(epochs, steps);
      return invocation('optax.linear_schedule', [], {
        // The first step already makes one part of the way.
        init_value: `${peak} / (${written})`,
        end_value: peak,
        transition_steps: `${written} - 1`,
      });
    },
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
    own(peak, { epochs = 1, warmup = 0, start = 1, final = 1 }, steps) {
      const all = (epochs * steps.count) / steps.batch;
      // The function rounds both numbers of steps down.
      if (warmup === 0 || ![all, warmup * all].every(Number.isInteger)) return null;
      return invocation('optax.cosine_onecycle_schedule', [], {
        transition_steps: stepsIn(epochs, steps),
        peak_value: peak,
        pct_start: of(warmup),
        div_factor: of(start),
        final_div_factor: of(final),
      });
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

/** The number of steps in some epochs. */
function stepsIn(epochs: number, { batch, count }: Steps): string {
  const divides = Number.isInteger((epochs * count) / batch);
  return `${epochs === 1 ? '' : `${number(epochs)} * `}COUNT ${divides && Number.isInteger(epochs) ? '//' : '/'} BATCH`;
}

/** How the learning rate of an optimizer changes. */
export interface ScheduleCode {
  /** The learning rate of an optimizer: a number, or a function of the number of its steps so far. */
  rate(optimizer: Call, everySteps?: number): string;
  /** The function of the factor on the learning rate, which `rate` may need; null if none needs it. */
  readonly source: string | null;
  /** The name of the class that watches the loss; null if there is none. */
  readonly watch: string | null;
}

/** Writes the schedule of an experiment. */
export function writeSchedule(schedule: Call, steps: Steps, script: Script): ScheduleCode {
  const write: WriteSchedule = schedules[schedule.id as keyof typeof schedules];
  const { args } = schedule;
  const alone = (optimizer: Call) => number(optimizer.args.lr as number);
  if (write === null) return { rate: alone, source: null, watch: null };
  if ('watch' in write) return { rate: alone, source: null, watch: write.watch(args, script) };
  const step = (everySteps: number) => `${everySteps} * step + ${everySteps - 1}`;
  const usesOwn = write.own?.('1', args, steps) ?? null;
  if (write.factor === undefined || usesOwn !== null) {
    return {
      source: null,
      watch: null,
      rate(optimizer, everySteps = 1) {
        const own = write.own?.(alone(optimizer), args, steps) as string;
        return everySteps === 1 || !own.startsWith('optax') ? own : `lambda step: ${own}(${step(everySteps)})`;
      },
    };
  }
  return {
    source: definition('schedule(step)', `The factor on the learning rate, which ${write.docstring}.`, [
      'epochs = step * BATCH / COUNT',
      ...write.factor(args),
    ]),
    watch: null,
    rate: (optimizer, everySteps = 1) =>
      `lambda step: ${alone(optimizer)} * schedule(${everySteps === 1 ? 'step' : step(everySteps)})`,
  };
}
