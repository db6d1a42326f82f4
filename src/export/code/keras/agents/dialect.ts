import type { Dialect } from '../../agents/dialect.ts';

/** What Keras calls the operations of worlds and methods. */
export const keras: Dialect = {
  module: 'ops',
  record: 'RECORD',
  constant: (values) => `ops.convert_to_tensor(${values})`,
  recorded: (array) => `ops.convert_to_tensor(${array})`,
  columns: (x) => `ops.unstack(${x}, axis=1)`,
  concat: 'ops.concatenate',
  whole: (x) => `ops.cast(${x}, "int32")`,
  float: (x) => `ops.cast(${x}, "float32")`,
  take: (table, indices) => `ops.take(${table}, ${indices}, axis=0)`,
  pick: (matrix, columns) => `ops.take_along_axis(${matrix}, ${columns}[:, None], 1)[:, 0]`,
  oneHot: (indices, count) => `ops.one_hot(${indices}, ${count})`,
  largest: (matrix) => `ops.max(${matrix}, 1)`,
  logSoftmax: (matrix) => `ops.log_softmax(${matrix})`,
  stopped: (x) => `ops.stop_gradient(${x})`,
  apply: (network, x) => `${network}(${x})`,
  parameters: [],
};
