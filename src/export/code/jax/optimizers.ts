import type { optimizers as catalog } from '../../../catalog/optimizers/index.ts';
import { number, type Script } from '../script.ts';
import { definition, invocation } from './python.ts';

/**
 * Writes a gradient transformation.
 * @param rate the expression of the learning rate: a number, or a function of the number of the step
 */
type WriteOptimizer = (rate: string, args: Readonly<Record<string, number>>, script: Script) => string;

const of = (value: number | undefined) => number(value as number);

/** The arguments that Adam and its descendants share. */
const moments = (rate: string, { beta1, beta2, epsilon }: Readonly<Record<string, number>>) => ({
  learning_rate: rate,
  b1: of(beta1),
  b2: of(beta2),
  eps: of(epsilon),
});

const sgd = (rate: string, momentum: Readonly<Record<string, string>> = {}) =>
  invocation('optax.sgd', [], { learning_rate: rate, ...momentum });

/** A transformation of our own, followed by the learning rate. */
const scaled = (transformation: string, rate: string) =>
  invocation('optax.chain', [transformation, invocation('optax.scale_by_learning_rate', [rate])]);

/** Every optimizer of the catalog in optax, with every number of the experiment, also those that are defaults there. */
export const optimizers = {
  sgd: (rate) => sgd(rate),
  momentum: (rate, { beta }) => sgd(rate, { momentum: of(beta) }),
  nesterov: (rate, { beta }) => sgd(rate, { momentum: of(beta), nesterov: 'True' }),
  adagrad(rate, { epsilon }, script) {
    script.helper(
      'scale_by_sum_of_squares',
      definition(
        'scale_by_sum_of_squares(eps)',
        'Adagrad with eps outside the root, where optax.adagrad has it inside.',
        [
          'def init(params):',
          '    return jax.tree.map(jnp.zeros_like, params)',
          '',
          'def update(grads, totals, params=None):',
          '    totals = jax.tree.map(lambda total, grad: total + grad**2, totals, grads)',
          '    updates = jax.tree.map(lambda total, grad: grad / (jnp.sqrt(total) + eps), totals, grads)',
          '    return updates, totals',
          '',
          'return optax.GradientTransformation(init, update)',
        ],
      ),
    );
    return scaled(invocation('scale_by_sum_of_squares', [], { eps: of(epsilon) }), rate);
  },
  rmsprop: (rate, { rho, epsilon }) =>
    invocation('optax.rmsprop', [], {
      learning_rate: rate,
      decay: of(rho),
      eps: of(epsilon),
      eps_in_sqrt: 'False',
    }),
  adadelta: (rate, { rho, epsilon }) =>
    invocation('optax.adadelta', [], {
      learning_rate: rate,
      rho: of(rho),
      eps: of(epsilon),
    }),
  adam: (rate, args) => invocation('optax.adam', [], moments(rate, args)),
  adamw: (rate, args) =>
    invocation('optax.adamw', [], {
      ...moments(rate, args),
      weight_decay: of(args.weight_decay),
    }),
  nadam: (rate, args) => invocation('optax.nadam', [], moments(rate, args)),
  amsgrad(rate, { beta1, beta2, epsilon }, script) {
    script.helper(
      'scale_by_largest_moment',
      definition(
        'scale_by_largest_moment(b1, b2, eps)',
        'AMSGrad as in its paper, without the bias corrections of optax.amsgrad.',
        [
          'def init(params):',
          '    zeros = jax.tree.map(jnp.zeros_like, params)',
          '    return zeros, zeros, zeros',
          '',
          'def update(grads, state, params=None):',
          '    m, v, peak = state',
          '    m = jax.tree.map(lambda old, grad: b1 * old + (1 - b1) * grad, m, grads)',
          '    v = jax.tree.map(lambda old, grad: b2 * old + (1 - b2) * grad**2, v, grads)',
          '    peak = jax.tree.map(jnp.maximum, peak, v)',
          '    updates = jax.tree.map(lambda m, peak: m / (jnp.sqrt(peak) + eps), m, peak)',
          '    return updates, (m, v, peak)',
          '',
          'return optax.GradientTransformation(init, update)',
        ],
      ),
    );
    const named = { b1: of(beta1), b2: of(beta2), eps: of(epsilon) };
    return scaled(invocation('scale_by_largest_moment', [], named), rate);
  },
  lion: (rate, { beta1, beta2, weight_decay: decay }) =>
    invocation('optax.lion', [], {
      learning_rate: rate,
      b1: of(beta1),
      b2: of(beta2),
      weight_decay: of(decay),
    }),
} satisfies Record<keyof typeof catalog, WriteOptimizer>;

/** The expression of an optimizer. */
export function optimizer(
  { id, args }: { readonly id: string; readonly args: Readonly<Record<string, number>> },
  rate: string,
  script: Script,
): string {
  const write: WriteOptimizer = optimizers[id as keyof typeof optimizers];
  return write(rate, args, script);
}
