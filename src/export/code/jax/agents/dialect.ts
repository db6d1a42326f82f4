import type { Dialect } from '../../agents/dialect.ts';
import { NETWORKS } from '../../agents/methods/definition.ts';

/** The parameters of the copy of a network that follows it slowly. */
export const SLOW = 'slow';

/**
 * What JAX calls the operations of worlds and methods.
 * @param params the expression of the parameters of all networks
 * @param hasSlow whether a copy of a network follows it slowly
 */
export function dialectOf(params: string, hasSlow: boolean): Dialect {
  return {
    module: 'jnp',
    record: 'RECORD',
    constant: (values) => `jnp.array(${values})`,
    recorded: (array) => `jnp.asarray(${array})`,
    columns: (x) => `${x}.T`,
    concat: 'jnp.concatenate',
    whole: (x) => `${inBrackets(x)}.astype(int)`,
    float: (x) => `${inBrackets(x)}.astype(float)`,
    take: (table, indices) => `${table}[${indices}]`,
    pick: (matrix, columns) => `jnp.take_along_axis(${matrix}, ${columns}[:, None], 1)[:, 0]`,
    oneHot: (indices, count) => `jax.nn.one_hot(${indices}, ${count})`,
    largest: (matrix) => `jnp.max(${matrix}, 1)`,
    logSoftmax: (matrix) => `jax.nn.log_softmax(${matrix})`,
    stopped: (x) => `jax.lax.stop_gradient(${x})`,
    apply: (network, x) =>
      network === NETWORKS.slow_action_values
        ? `${NETWORKS.action_values}(${SLOW}, ${x})`
        : `${network}(${params}, ${x})`,
    parameters: ['params', ...(hasSlow ? [SLOW] : [])],
  };
}

/** An expression as one that methods can be called on. */
function inBrackets(x: string): string {
  return /^[\w.]+(\([^()]*\))?$/.test(x) ? x : `(${x})`;
}
