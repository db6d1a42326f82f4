/**
 * How a framework writes what worlds and methods need, where frameworks differ. Everything else has the same name and the
 * same order of arguments in `torch`, `jax.numpy` and `keras.ops`, so that one template serves them all.
 */
export interface Dialect {
  /** The module of the functions with common names: `torch`, `jnp`, `ops`. */
  readonly module: string;
  /** The variable of the record. */
  readonly record: string;
  /** A constant tensor: `torch.tensor([0, 1])`. */
  constant(values: string): string;
  /** A tensor from an array of NumPy in the record, in float32. */
  recorded(array: string): string;
  /** What unpacks to the columns of a matrix: `x.unbind(1)`, `x.T`. */
  columns(x: string): string;
  /** The name of the function that joins a list along an axis: `torch.cat`, `jnp.concatenate`. */
  readonly concat: string;
  /** Numbers as whole ones, rounded towards 0, and whole ones as floats. */
  whole(x: string): string;
  float(x: string): string;
  /** The rows of a table with these indices. */
  take(table: string, indices: string): string;
  /** One number of each row of a matrix. */
  pick(matrix: string, columns: string): string;
  /** Rows with a 1.0 at these indices. */
  oneHot(indices: string, count: string): string;
  /** The largest number of each row of a matrix. */
  largest(matrix: string): string;
  /** The logarithm of the softmax of each row. */
  logSoftmax(matrix: string): string;
  /** A value through which no gradient flows. */
  stopped(x: string): string;
  /** The call of a network: `policy(x)`, `policy(params["policy"], x)`. */
  apply(network: string, x: string): string;
  /** What functions that call networks take before other arguments: nothing, or `params`. */
  readonly parameters: readonly string[];
}
