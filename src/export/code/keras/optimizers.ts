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
}

/** @param steady whether the learning rate is the same at every step */
type WriteOptimizer = (args: Args, script: Script, steady: boolean) => WrittenOptimizer;

const inKeras = (name: string) => `keras.optimizers.${name}`;

/** The arguments with these names in Keras, from those of the catalog. */
function floats(args: Args, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([keras, own]) => [keras, float(args[own] as number)]));
}

const MOMENTS = { beta_1: 'beta1', beta_2: 'beta2', epsilon: 'epsilon' };
const RATE_AND_DECAY = { rho: 'rho', epsilon: 'epsilon' };

/** An optimizer of its own. @param slots what it keeps for each parameter */
function own(
  script: Script,
  name: string,
  {
    why,
    numbers,
    slots,
    update,
  }: { why: string; numbers: readonly string[]; slots: readonly string[]; update: string },
): string {
  const lines = (text: readonly string[]) => text.map((line) => `        ${line}`).join('\n');
  return script.helper(
    name,
    `class ${name}(keras.optimizers.Optimizer):
    """${why}"""

    def __init__(self, learning_rate, ${numbers.join(', ')}, **options):
        super().__init__(learning_rate=learning_rate, **options)
${lines(numbers.map((number) => `self.${number} = ${number}`))}

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
${lines(slots.map((slot) => `self.${slot} = [self.add_variable_from_reference(v, name="${slot}") for v in variables]`))}

    def update_step(self, gradient, variable, learning_rate):
        index = self._get_variable_index(variable)
${lines(update.trim().split('\n'))}`,
  );
}

const AVERAGES = `m, v = self.m[index], self.v[index]
m.assign(self.beta_1 * m + (1 - self.beta_1) * gradient)
v.assign(self.beta_2 * v + (1 - self.beta_2) * ops.square(gradient))`;
const STEP = 'step = ops.cast(self.iterations + 1, variable.dtype)';

function adamIn(script: Script): string {
  return own(script, 'Adam', {
    why: 'Adds epsilon to the corrected root, as the paper does; Keras adds it to the root before.',
    numbers: ['beta_1', 'beta_2', 'epsilon'],
    slots: ['m', 'v'],
    update: `${AVERAGES}
${STEP}
mean = m / (1 - ops.power(self.beta_1, step))
root = ops.sqrt(v / (1 - ops.power(self.beta_2, step)))
variable.assign(variable - learning_rate * mean / (root + self.epsilon))`,
  });
}

function momentum(nesterov: boolean): WriteOptimizer {
  return ({ beta }, script, steady) => {
    if (steady) {
      const options = { momentum: float(beta as number), nesterov: nesterov ? 'True' : 'False' };
      return { name: inKeras('SGD'), options };
    }
    const name = own(script, nesterov ? 'Nesterov' : 'Momentum', {
      why: 'Multiplies the whole velocity by the present learning rate; Keras adds up earlier ones.',
      numbers: ['momentum'],
      slots: ['velocity'],
      update: `velocity = self.velocity[index]
velocity.assign(self.momentum * velocity + gradient)
variable.assign(variable - learning_rate * ${nesterov ? '(gradient + self.momentum * velocity)' : 'velocity'})`,
    });
    return { name, options: { momentum: float(beta as number) } };
  };
}

/** Every optimizer of the catalog in Keras, with every number written out. */
const optimizers = {
  sgd: () => ({ name: inKeras('SGD'), options: { momentum: float(0), nesterov: 'False' } }),
  momentum: momentum(false),
  nesterov: momentum(true),
  adagrad: (args, script) => ({
    name: own(script, 'Adagrad', {
      why: 'Adds epsilon to the root and starts its sum at 0; Keras adds it inside of the root.',
      numbers: ['epsilon'],
      slots: ['total'],
      update: `total = self.total[index]
total.assign(total + ops.square(gradient))
variable.assign(variable - learning_rate * gradient / (ops.sqrt(total) + self.epsilon))`,
    }),
    options: floats(args, { epsilon: 'epsilon' }),
  }),
  rmsprop: (args, script) => ({
    name: own(script, 'RMSprop', {
      why: 'Adds epsilon to the root; Keras adds it inside of the root.',
      numbers: ['rho', 'epsilon'],
      slots: ['v'],
      update: `v = self.v[index]
v.assign(self.rho * v + (1 - self.rho) * ops.square(gradient))
variable.assign(variable - learning_rate * gradient / (ops.sqrt(v) + self.epsilon))`,
    }),
    options: floats(args, RATE_AND_DECAY),
  }),
  adadelta: (args) => ({ name: inKeras('Adadelta'), options: floats(args, RATE_AND_DECAY) }),
  adam: (args, script) => ({ name: adamIn(script), options: floats(args, MOMENTS) }),
  adamw: (args, script) => ({
    name: adamIn(script),
    options: floats(args, { ...MOMENTS, weight_decay: 'weight_decay' }),
  }),
  nadam: (args, script) => ({
    name: own(script, 'Nadam', {
      why: 'Has the same momentum at every step; that of Keras follows a schedule.',
      numbers: ['beta_1', 'beta_2', 'epsilon'],
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
      why: 'Does not correct its averages, as in the paper; Keras does.',
      numbers: ['beta_1', 'beta_2', 'epsilon'],
      slots: ['m', 'v', 'peak'],
      update: `${AVERAGES}
peak = self.peak[index]
peak.assign(ops.maximum(peak, v))
variable.assign(variable - learning_rate * m / (ops.sqrt(peak) + self.epsilon))`,
    }),
    options: floats(args, MOMENTS),
  }),
  lion: (args) => ({
    name: inKeras('Lion'),
    options: floats(args, { beta_1: 'beta1', beta_2: 'beta2', weight_decay: 'weight_decay' }),
  }),
} satisfies Record<keyof typeof catalog, WriteOptimizer>;

/** The constructor of an optimizer with its schedule and with what changes its gradients. */
export function optimizerOf(call: Call, schedule: Call, { clipValue, clipNorm }: Effects, script: Script): string {
  const steady = schedule.id === 'constant';
  const { name, options } = optimizers[call.id as keyof typeof optimizers](call.args, script, steady);
  const rate = scheduled(call.args.lr as number, schedule, script);
  const both = clipValue !== null && clipNorm !== null;
  return invoked(both ? clippingTwice(name, clipValue, script) : name, [], {
    learning_rate: rate,
    ...options,
    clipvalue: clipValue !== null && !both ? float(clipValue) : undefined,
    global_clipnorm: clipNorm === null ? undefined : float(clipNorm),
  });
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
