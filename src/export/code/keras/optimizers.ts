import type { optimizers as catalog } from '../../../catalog/optimizers/index.ts';
import type { Call } from '../../../experiment/index.ts';
import type { Script } from '../script.ts';
import { float, invoked } from './python.ts';
import type { Effects } from './regularizers.ts';
import { scheduled } from './schedules.ts';

type Args = Readonly<Record<string, number>>;

/** An optimizer in Keras: its class, and its arguments besides the learning rate. */
interface WrittenOptimizer {
  readonly name: string;
  readonly options: Readonly<Record<string, string | undefined>>;
  /** Why an argument differs from the number of the experiment. */
  readonly remark?: string;
}

/** @param steady whether the learning rate is the same at every step */
type WriteOptimizer = (args: Args, script: Script, steady: boolean) => WrittenOptimizer;

const inKeras = (name: string) => `keras.optimizers.${name}`;

/** The arguments with these names in Keras, from those of the catalog. */
function floats(args: Args, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([keras, own]) => [keras, float(args[own] as number)]));
}

const BETAS = { beta_1: 'beta1', beta_2: 'beta2' };
const MOMENTS = { ...BETAS, epsilon: 'epsilon' };

/** Up to this number, epsilon only prevents a division by zero, so it matters little where it is added. */
const GUARD = 1e-7;
/** As many digits as an epsilon that is a guard needs. */
const brief = (value: number) => float(Number(value.toPrecision(2)));

/** An optimizer of its own. @param slots what it keeps for each parameter */
function own(
  script: Script,
  name: string,
  {
    why,
    defaults,
    slots,
    update,
  }: { why: string; defaults: Readonly<Record<string, number>>; slots: readonly string[]; update: string },
): string {
  const lines = (text: readonly string[]) => text.map((line) => `        ${line}`).join('\n');
  const numbers = Object.keys(defaults);
  const parameters = Object.entries(defaults).map(([number, value]) => `${number}=${float(value)}`);
  return script.helper(
    name,
    `class ${name}(keras.optimizers.Optimizer):
    """${why}"""

    def __init__(self, learning_rate=0.001, ${parameters.join(', ')}, **options):
        super().__init__(learning_rate=learning_rate, **options)
${lines(numbers.map((number) => `self.${number} = ${number}`))}

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
${lines(slots.map((slot) => `self.${slot} = {v.path: self.add_variable_from_reference(v, name="${slot}") for v in variables}`))}

    def update_step(self, gradient, variable, learning_rate):
${lines([...slots.map((slot) => `${slot} = self.${slot}[variable.path]`), ...update.trim().split('\n')])}

    def get_config(self):
        numbers = {${numbers.map((number) => `"${number}": self.${number}`).join(', ')}}
        return super().get_config() | numbers`,
  );
}

const AVERAGES = `m.assign(self.beta_1 * m + (1 - self.beta_1) * gradient)
v.assign(self.beta_2 * v + (1 - self.beta_2) * ops.square(gradient))`;
const STEP = 'step = ops.cast(self.iterations + 1, variable.dtype)';
const OF_MOMENTS = { beta_1: 0.9, beta_2: 0.999, epsilon: 1e-8 };

/** Adam or AdamW. Keras adds epsilon to the root of v before it corrects the root for its start at 0. */
function adam(name: 'Adam' | 'AdamW', further: Readonly<Record<string, string>> = {}): WriteOptimizer {
  return (args, script) => {
    const { epsilon, beta2 } = args as { epsilon: number; beta2: number };
    if (epsilon > GUARD) {
      return { name: script.helper(name, correctedEpsilon(name)), options: floats(args, { ...MOMENTS, ...further }) };
    }
    const before = brief(epsilon * Math.sqrt(1 - beta2));
    return {
      name: inKeras(name),
      options: {
        ...floats(args, BETAS),
        epsilon: before,
        ...floats(args, further),
      },
      remark: `Keras adds epsilon before the bias correction, where ${before} acts as ${float(epsilon)} after it.`,
    };
  };
}

const correctedEpsilon = (name: string) => `class ${name}(keras.optimizers.${name}):
    """Adds epsilon after the bias correction, as the paper does; Keras adds it before."""

    def update_step(self, gradient, variable, learning_rate):
        epsilon = self.epsilon
        step = ops.cast(self.iterations + 1, variable.dtype)
        self.epsilon = epsilon * ops.sqrt(1 - ops.power(self.beta_2, step))
        super().update_step(gradient, variable, learning_rate)
        self.epsilon = epsilon`;

const UNDER_THE_ROOT = 'Keras adds epsilon under the root, so it is squared.';

/** An optimizer that adds epsilon to a root, where Keras adds it under the root. @param ownName writes its class */
function rooted(
  name: string,
  options: (args: Args) => Readonly<Record<string, string>>,
  further: Readonly<Record<string, string>>,
  writeOwn: (script: Script) => string,
): WriteOptimizer {
  return (args, script) => {
    const { epsilon } = args as { epsilon: number };
    if (epsilon > GUARD) return { name: writeOwn(script), options: { ...options(args), epsilon: float(epsilon) } };
    return {
      name: inKeras(name),
      options: { ...options(args), ...further, epsilon: brief(epsilon ** 2) },
      remark: UNDER_THE_ROOT,
    };
  };
}

function momentum(nesterov: boolean): WriteOptimizer {
  return ({ beta }, script, steady) => {
    if (steady) {
      const options = { momentum: float(beta as number), nesterov: nesterov ? 'True' : undefined };
      return { name: inKeras('SGD'), options };
    }
    const name = own(script, nesterov ? 'Nesterov' : 'Momentum', {
      why: 'Multiplies the whole velocity by the current learning rate; Keras adds up earlier ones.',
      defaults: { momentum: 0.9 },
      slots: ['velocity'],
      update: `velocity.assign(self.momentum * velocity + gradient)
variable.assign(variable - learning_rate * ${nesterov ? '(gradient + self.momentum * velocity)' : 'velocity'})`,
    });
    return { name, options: { momentum: float(beta as number) } };
  };
}

/** Every optimizer of the catalog in Keras, with every number of the experiment. */
const optimizers = {
  sgd: () => ({ name: inKeras('SGD'), options: {} }),
  momentum: momentum(false),
  nesterov: momentum(true),
  adagrad: rooted(
    'Adagrad',
    () => ({}),
    { initial_accumulator_value: float(0) },
    (script) =>
      own(script, 'Adagrad', {
        why: 'Adds epsilon to the root and starts its sum at 0; Keras adds it under the root.',
        defaults: { epsilon: 1e-10 },
        slots: ['total'],
        update: `total.assign(total + ops.square(gradient))
variable.assign(variable - learning_rate * gradient / (ops.sqrt(total) + self.epsilon))`,
      }),
  ),
  rmsprop: rooted(
    'RMSprop',
    (args) => floats(args, { rho: 'rho' }),
    {},
    (script) =>
      own(script, 'RMSprop', {
        why: 'Adds epsilon to the root; Keras adds it under the root.',
        defaults: { rho: 0.9, epsilon: 1e-8 },
        slots: ['v'],
        update: `v.assign(self.rho * v + (1 - self.rho) * ops.square(gradient))
variable.assign(variable - learning_rate * gradient / (ops.sqrt(v) + self.epsilon))`,
      }),
  ),
  adadelta: (args) => ({ name: inKeras('Adadelta'), options: floats(args, { rho: 'rho', epsilon: 'epsilon' }) }),
  adam: adam('Adam'),
  adamw: adam('AdamW', { weight_decay: 'weight_decay' }),
  nadam: (args, script) => ({
    name: own(script, 'Nadam', {
      why: 'Has the same momentum at every step; that of Keras follows a schedule.',
      defaults: OF_MOMENTS,
      slots: ['m', 'v'],
      update: `${AVERAGES}
${STEP}
ahead = self.beta_1 * m / (1 - ops.power(self.beta_1, step + 1))
newest = (1 - self.beta_1) * gradient / (1 - ops.power(self.beta_1, step))
root = ops.sqrt(v / (1 - ops.power(self.beta_2, step)))
variable.assign(variable - learning_rate * (ahead + newest) / (root + self.epsilon))`,
    }),
    options: floats(args, MOMENTS),
  }),
  amsgrad: (args, script) => ({
    name: own(script, 'AMSGrad', {
      why: 'Does not correct its averages, as in the paper; Adam(amsgrad=True) of Keras does.',
      defaults: OF_MOMENTS,
      slots: ['m', 'v', 'peak'],
      update: `${AVERAGES}
peak.assign(ops.maximum(peak, v))
variable.assign(variable - learning_rate * m / (ops.sqrt(peak) + self.epsilon))`,
    }),
    options: floats(args, MOMENTS),
  }),
  lion: (args) => ({
    name: inKeras('Lion'),
    options: floats(args, { ...BETAS, weight_decay: 'weight_decay' }),
  }),
} satisfies Record<keyof typeof catalog, WriteOptimizer>;

/** Statements that construct an optimizer with its schedule and with what changes its gradients, in this variable. */
export function optimizerIn(
  variable: string,
  call: Call,
  schedule: Call,
  { clipValue, clipNorm }: Effects,
  script: Script,
): readonly string[] {
  const steady = schedule.id === 'constant';
  const write: WriteOptimizer = optimizers[call.id as keyof typeof optimizers];
  const { name, options, remark } = write(call.args, script, steady);
  const rate = scheduled(call.args.lr as number, schedule, script);
  const both = clipValue !== null && clipNorm !== null;
  const constructed = invoked(both ? clippingTwice(name, clipValue, script) : name, [], {
    learning_rate: rate,
    ...options,
    clipvalue: clipValue !== null && !both ? float(clipValue) : undefined,
    global_clipnorm: clipNorm === null ? undefined : float(clipNorm),
  });
  return [...(remark ? [`# ${remark}`] : []), `${variable} = ${constructed}`];
}

function clippingTwice(base: string, limit: number, script: Script): string {
  const name = `ValueClipped${base.split('.').at(-1)}`;
  return script.helper(
    name,
    `class ${name}(${base}):
    """Clips each element before the norm, because Keras takes only one of both limits."""

    def apply(self, grads, trainable_variables=None):
        clipped = [ops.clip(gradient, ${float(-limit)}, ${float(limit)}) for gradient in grads]
        super().apply(clipped, trainable_variables)`,
  );
}
