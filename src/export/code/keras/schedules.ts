import type { schedules as catalog } from '../../../catalog/schedules/index.ts';
import type { Call } from '../../../experiment/index.ts';
import type { Script } from '../script.ts';
import { float, invoked } from './python.ts';

/** The name of the number of steps in an epoch in a program. */
export const STEPS_PER_EPOCH = 'STEPS_PER_EPOCH';

/** Writes the learning rate: a number, or a schedule of Keras. @param rate a number of Python */
type WriteSchedule = (rate: string, args: Readonly<Record<string, number>>, script: Script) => string;

const SCHEDULES = 'keras.optimizers.schedules';
const epochs = (count: number) => (count === 1 ? STEPS_PER_EPOCH : `${count} * ${STEPS_PER_EPOCH}`);

/** Every schedule of the catalog in Keras. */
const schedules = {
  constant: (rate) => rate,
  step: (rate, { every, factor }) =>
    invoked(`${SCHEDULES}.ExponentialDecay`, [rate], {
      decay_steps: epochs(every as number),
      decay_rate: float(factor as number),
      staircase: 'True',
    }),
  exponential: (rate, { factor }) =>
    invoked(`${SCHEDULES}.ExponentialDecay`, [rate], {
      decay_steps: STEPS_PER_EPOCH,
      decay_rate: float(factor as number),
      staircase: 'False',
    }),
  cosine: (rate, { period, multiplier, floor }) =>
    invoked(`${SCHEDULES}.CosineDecayRestarts`, [rate], {
      first_decay_steps: epochs(period as number),
      t_mul: float(multiplier as number),
      m_mul: float(1),
      alpha: float(floor as number),
    }),
  linear_warmup(rate, { epochs: length }, script) {
    if (length === 0) return rate;
    return invoked(script.helper('LinearWarmup', WARMUP), [rate, epochs(length as number)]);
  },
  one_cycle(rate, { epochs: length, warmup, start, final }, script) {
    return invoked(script.helper('OneCycle', ONE_CYCLE), [rate], {
      steps: epochs(length as number),
      warmup: float(warmup as number),
      start: float(start as number),
      final: float(final as number),
    });
  },
  // A callback changes it: see `plateauOf`.
  reduce_on_plateau: (rate) => rate,
} satisfies Record<keyof typeof catalog, WriteSchedule>;

const WARMUP = `class LinearWarmup(keras.optimizers.schedules.LearningRateSchedule):
    """Rises in equal steps, and stays constant."""

    def __init__(self, rate, steps):
        self.rate = rate
        self.steps = steps

    def __call__(self, step):
        return self.rate * ops.minimum(1.0, (ops.cast(step, "float32") + 1) / self.steps)

    def get_config(self):
        return {"rate": self.rate, "steps": self.steps}`;

const ONE_CYCLE = `class OneCycle(keras.optimizers.schedules.LearningRateSchedule):
    """Rises along half a cosine wave, and falls along another one."""

    def __init__(self, rate, steps, warmup, start, final):
        self.rate = rate
        self.steps = steps
        self.warmup = warmup
        self.start = start
        self.final = final

    def __call__(self, step):
        share = ops.cast(step, "float32") / self.steps
        rise = share / max(self.warmup, 1e-9)
        fall = ops.minimum(1.0, (share - self.warmup) / (1 - self.warmup))
        rising = self.half_wave(1 / self.start, 1.0, rise)
        falling = self.half_wave(1.0, 1 / self.start / self.final, fall)
        return self.rate * ops.where(share < self.warmup, rising, falling)

    def half_wave(self, start, end, share):
        return end + (start - end) * (1 + ops.cos(np.pi * share)) / 2

    def get_config(self):
        names = ("rate", "steps", "warmup", "start", "final")
        return {name: getattr(self, name) for name in names}`;

/** The learning rate of an optimizer: a number, or a schedule of Keras. */
export function scheduled(rate: number, { id, args }: Call, script: Script): string {
  return schedules[id as keyof typeof schedules](float(rate), args, script);
}

/** The callback that lowers the learning rate on a plateau of `loss`; null if the schedule has none. */
export function plateauOf({ id, args }: Call, rate: number): string | null {
  const { factor = 1, patience, min_delta: minDelta, floor } = args;
  if (id !== 'reduce_on_plateau' || factor === 1) return null;
  return invoked('keras.callbacks.ReduceLROnPlateau', [], {
    monitor: '"loss"',
    factor: float(factor),
    patience,
    mode: '"min"',
    min_delta: float(minDelta as number),
    min_lr: float((floor as number) * rate),
  });
}
