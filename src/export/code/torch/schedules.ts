import type { schedules as catalog } from '../../../catalog/schedules/index.ts';
import type { Call } from '../../../experiment/index.ts';
import { indented, invocation, number, type Script } from '../script.ts';

type Args = Readonly<Record<string, number>>;

/** How the learning rate changes. */
export interface Schedule {
  /** The body of a function of `step`, the number of steps made, and of `epoch`, the passes over the data in them. */
  readonly factor?: readonly string[];
  /** The constructor of a scheduler that is told the validation loss after every epoch. */
  plateau?(optimizer: string, lr: number): string;
}

const n = (value: number | undefined) => number(value as number);

/** Every schedule of the catalog in PyTorch. Those of torch.optim.lr_scheduler count whole epochs. */
const schedules: Record<keyof typeof catalog, (args: Args, script: Script) => Schedule> = {
  constant: () => ({}),
  step: ({ every, factor }) => ({ factor: [`return ${n(factor)} ** (epoch // ${n(every)})`] }),
  exponential: ({ factor }) => ({ factor: [`return ${n(factor)} ** epoch`] }),
  cosine({ period, multiplier, floor }, script) {
    script.import('import math');
    const wave = halfWave(script);
    if (multiplier === 1) {
      return { factor: [`return ${wave}(1, ${n(floor)}, epoch % ${n(period)} / ${n(period)})`] };
    }
    return {
      factor: [
        `restart, period = 0, ${n(period)}`,
        'while epoch >= restart + period:',
        '    restart += period',
        `    period *= ${n(multiplier)}`,
        `return ${wave}(1, ${n(floor)}, (epoch - restart) / period)`,
      ],
    };
  },
  linear_warmup: ({ epochs }) =>
    epochs === 0 ? {} : { factor: [`return min(1, (step + 1) * BATCH / COUNT / ${n(epochs)})`] },
  one_cycle({ epochs, warmup, start, final }, script) {
    script.import('import math');
    const wave = halfWave(script);
    const low = 1 / (start as number);
    const lowest = low / (final as number);
    const rise = [`if share < ${n(warmup)}:`, `    return ${wave}(${n(low)}, 1, share / ${n(warmup)})`];
    const rest = warmup === 0 ? 'share' : `(share - ${n(warmup)}) / ${n(1 - (warmup as number))}`;
    return {
      factor: [
        `share = epoch / ${n(epochs)}`,
        ...(warmup === 0 ? [] : rise),
        `return ${wave}(1, ${n(lowest)}, min(1, ${rest}))`,
      ],
    };
  },
  reduce_on_plateau: ({ factor, patience, min_delta, floor }) => ({
    plateau: (optimizer, lr) =>
      // PyTorch waits for one more epoch than its patience.
      invocation('torch.optim.lr_scheduler.ReduceLROnPlateau', [optimizer], {
        factor: n(factor),
        patience: (patience as number) - 1,
        threshold: n(min_delta),
        threshold_mode: '"abs"',
        min_lr: n((floor as number) * lr),
        eps: 0,
      }),
  }),
};

/** The schedule of an experiment. */
export function scheduleOf({ id, args }: Call, script: Script): Schedule {
  return schedules[id as keyof typeof schedules](args, script);
}

/** The function that gives the factor of a schedule. */
export function factorFunction(body: readonly string[]): string {
  const usesEpoch = body.some((line) => /\bepoch\b/.test(line));
  return `def factor(step):
    """The factor on the learning rate after this many steps."""
${indented([...(usesEpoch ? ['epoch = step * BATCH / COUNT'] : []), ...body].join('\n'))}`;
}

function halfWave(script: Script): string {
  return script.helper('half_wave', HALF_WAVE);
}

const HALF_WAVE = `
def half_wave(start, end, share):
    """Goes from start to end along half a cosine wave, as share goes from 0 to 1."""
    return end + (start - end) * (1 + math.cos(math.pi * share)) / 2`;
