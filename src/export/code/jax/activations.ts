import type { activations as catalog } from '../../../catalog/activations/index.ts';
import type { Call } from '../../../experiment/experiment.ts';
import { number, type Script } from '../script.ts';
import { definition, invocation } from './python.ts';
import type { Site } from './site.ts';

interface Context {
  readonly script: Script;
  /** The expression of a learned parameter of the activation, in a shape that broadcasts over `x`. */
  learned(name: string): string;
}

/** Writes an activation of `x`; `args` are its hyperparameters. */
type WriteActivation = (x: string, args: Readonly<Record<string, number>>, context: Context) => string;

const named =
  (name: string): WriteActivation =>
  (x) =>
    `${name}(${x})`;

/** Every activation of the catalog in JAX. */
export const activations = {
  linear: (x) => x,
  sigmoid: named('jax.nn.sigmoid'),
  tanh: named('jnp.tanh'),
  softsign: named('jax.nn.soft_sign'),
  hard_sigmoid: named('jax.nn.hard_sigmoid'),
  relu: named('jax.nn.relu'),
  leaky_relu: (x, { alpha = 0 }, { script }) => invocation(leakyRelu(script), [x, number(alpha)]),
  prelu: (x, _args, { script, learned }) => invocation(leakyRelu(script), [x, learned('alpha')]),
  relu6: (x, _args, { script }) => invocation(relu6(script), [x]),
  elu: (x, { alpha = 1 }) => invocation('jax.nn.elu', [x], { alpha: number(alpha) }),
  selu: named('jax.nn.selu'),
  gelu: (x, { form }) => invocation('jax.nn.gelu', [x], { approximate: form === 0 ? 'False' : 'True' }),
  silu: named('jax.nn.silu'),
  mish: named('jax.nn.mish'),
  softplus: named('jax.nn.softplus'),
  sine: (x, { omega = 1 }) => (omega === 1 ? `jnp.sin(${x})` : `jnp.sin(${number(omega)} * ${x})`),
  softmax: (x) => invocation('jax.nn.softmax', [x], { axis: -1 }),
} satisfies Record<keyof typeof catalog, WriteActivation>;

function leakyRelu(script: Script): string {
  const docstring = 'Has the slope of the negative side at 0 as well, where that of jax.nn.leaky_relu is 1.';
  const body = ['return jnp.where(x > 0, x, slope * x)'];
  return script.helper('leaky_relu', definition('leaky_relu(x, slope)', docstring, body));
}

function relu6(script: Script): string {
  const docstring = 'Has the slope 0 at 0, where that of jax.nn.relu6 is 1/2.';
  const body = ['return jnp.minimum(jax.nn.relu(x), 6.0)'];
  return script.helper('relu6', definition('relu6(x)', docstring, body));
}

/** The activation of an expression. */
export function activation(x: string, { id, args }: Call, context: Context): string {
  const write: WriteActivation = activations[id as keyof typeof activations];
  return write(x, args, context);
}

/** The output of a layer with its activation. @param form as in `contextOf` */
export function activated(x: string, site: Site, form: Form = 'example'): string {
  const call = site.planned.activation;
  return call ? activation(x, call, contextOf(site, form)) : x;
}

/** The activation of a layer as a function that others can call. */
export function activationFunction(site: Site, form: Form = 'example'): string {
  const x = activated('x', site, form);
  const [, name] = /^([\w.]+)\(x\)$/.exec(x) ?? [];
  return name ?? `lambda x: ${x}`;
}

/**
 * What a layer applies its activation to: an example as it leaves it, whose first axis runs over its units; or rows,
 * whose last axis does.
 */
type Form = 'example' | 'rows';

function contextOf({ script, planned, params }: Site, form: Form): Context {
  const axes = form === 'rows' || planned.everyStep ? 1 : planned.output.shape.length;
  const along = axes === 1 ? '' : `[:${', None'.repeat(axes - 1)}]`;
  return { script, learned: (name) => `${params}["${name}"]${along}` };
}
