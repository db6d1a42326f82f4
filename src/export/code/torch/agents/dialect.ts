import type { Dialect } from '../../agents/dialect.ts';

/** What PyTorch calls the operations of worlds and methods. */
export const torch: Dialect = {
  module: 'torch',
  record: 'RECORD',
  constant: (values) => `torch.tensor(${values})`,
  recorded: (array) => `torch.from_numpy(${array})`,
  columns: (x) => `${x}.unbind(1)`,
  concat: 'torch.cat',
  whole: (x) => `${inBrackets(x)}.long()`,
  float: (x) => `${inBrackets(x)}.float()`,
  take: (table, indices) => `${table}[${indices}]`,
  pick: (matrix, columns) => `${matrix}.gather(1, ${columns}[:, None])[:, 0]`,
  oneHot: (indices, count) => `F.one_hot(${indices}, ${count}).float()`,
  largest: (matrix) => `torch.amax(${matrix}, 1)`,
  logSoftmax: (matrix) => `torch.log_softmax(${matrix}, 1)`,
  stopped: (x) => `${inBrackets(x)}.detach()`,
  apply: (network, x) => `${network}(${x})`,
  parameters: [],
};

/** An expression as one that methods can be called on. */
function inBrackets(x: string): string {
  return /^[\w.]+(\([^()]*\))?$/.test(x) ? x : `(${x})`;
}
