import type { regularizers as catalog } from '../../../catalog/regularizers/index.ts';
import type { Call, ExperimentSpec } from '../../../experiment/index.ts';
import { number, type Script } from '../script.ts';

type Args = Readonly<Record<string, number>>;

/** What a regularizer writes at the points of a step at which it acts. */
interface WriteRegularizer {
  /** What it adds to the loss for a weight. */
  penalty?(weight: string, args: Args): string;
  /** The deviation of the noise that it adds. */
  noise?: { readonly on: 'inputs' | 'weights'; sd(args: Args): string };
  /** The gradient transformation before that of the optimizer. */
  gradients?(args: Args): string;
  /** The longest weight vector of a unit. */
  longest?(args: Args): string;
  /** The share of a target that it spreads over all classes. */
  smoothing?(args: Args): string;
  /** A class that decides after every epoch whether to end training. */
  stop?(args: Args, script: Script): string;
}

/** Every regularizer of the catalog in JAX. */
export const regularizers = {
  l1: { penalty: (weight, { lambda }) => `${of(lambda)} * jnp.sum(jnp.abs(${weight}))` },
  l2: { penalty: (weight, { lambda }) => `${of(lambda)} * jnp.sum(${weight} ** 2)` },
  elastic_net: {
    penalty: (weight, { l1, l2 }) => `jnp.sum(${of(l1)} * jnp.abs(${weight}) + ${of(l2)} * ${weight} ** 2)`,
  },
  input_noise: { noise: { on: 'inputs', sd: ({ sd }) => of(sd) } },
  weight_noise: { noise: { on: 'weights', sd: ({ sd }) => of(sd) } },
  clip_value: { gradients: ({ limit }) => `optax.clip(max_delta=${of(limit)})` },
  clip_norm: { gradients: ({ limit }) => `optax.clip_by_global_norm(max_norm=${of(limit)})` },
  max_norm: { longest: ({ limit }) => of(limit) },
  label_smoothing: { smoothing: ({ smoothing }) => of(smoothing) },
  early_stopping: {
    stop({ patience, min_delta: minDelta, restore }, script) {
      script.import('import math');
      const keeps = restore === 0;
      const fall = minDelta ? ` by more than ${of(minDelta)}` : '';
      return script.helper(
        'EarlyStopping',
        `class EarlyStopping:
    """Ends training once the watched loss has not fallen${fall} for ${patience} epochs."""

    def __init__(self):
        self.reference = math.inf
        self.waited = 0
${keeps ? '        self.lowest, self.best = math.inf, None\n' : ''}
    def ends(self, loss${keeps ? ', carried' : ''}):
        """Whether training ends after an epoch with this loss."""
${keeps ? '        if self.best is None or loss < self.lowest:\n            self.lowest, self.best = loss, carried\n' : ''}        self.waited += 1
        if loss < self.reference${minDelta ? ` - ${of(minDelta)}` : ''}:
            self.reference, self.waited = loss, 0
        return self.waited >= ${patience}`,
      );
    },
  },
} satisfies Record<keyof typeof catalog, WriteRegularizer>;

function of(value: number | undefined): string {
  return number(value as number);
}

function writerOf(id: string): WriteRegularizer {
  return regularizers[id as keyof typeof regularizers];
}

/** What the penalties, those of a layer or else of the experiment, add to the loss for a weight. */
export function penalties(calls: readonly Call[], weight: string): readonly string[] {
  return calls.flatMap(({ id, args }) => writerOf(id).penalty?.(weight, args) ?? []);
}

type Regularized = Pick<ExperimentSpec, 'regularizers'>;

/** The noise of an experiment on its inputs or weights, with the prefix of its random numbers. */
export function noiseOn({ regularizers: calls }: Regularized, on: 'inputs' | 'weights') {
  return calls.flatMap(({ id, args }) => {
    const { noise } = writerOf(id);
    return noise?.on === on ? [{ sd: noise.sd(args), prefix: `reg/${id}` }] : [];
  })[0];
}

/** The gradient transformations that come before the optimizer. */
export function gradientChanges({ regularizers: calls }: Regularized): readonly string[] {
  return calls.flatMap(({ id, args }) => writerOf(id).gradients?.(args) ?? []);
}

/** The longest weight vector; undefined without a limit. */
export function longestVector({ regularizers: calls }: Regularized): string | undefined {
  return calls.flatMap(({ id, args }) => writerOf(id).longest?.(args) ?? [])[0];
}

/** The share of a target that is spread over all classes; undefined for none. */
export function smoothingOf({ regularizers: calls }: Regularized): string | undefined {
  return calls.flatMap(({ id, args }) => writerOf(id).smoothing?.(args) ?? [])[0];
}

/** Writes the class that ends training early; null without. `restores`: whether it goes back to the best epoch. */
export function earlyStopping(
  { regularizers: calls }: Regularized,
  script: Script,
): { readonly name: string; readonly restores: boolean } | null {
  const [found] = calls.flatMap(({ id, args }) => {
    const name = writerOf(id).stop?.(args, script);
    return name === undefined ? [] : [{ name, restores: args.restore === 0 }];
  });
  return found ?? null;
}
