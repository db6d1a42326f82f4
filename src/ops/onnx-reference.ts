import type { OpName } from './table.ts';

/** The op of ONNX that does the work of each op; null where none does it, or several together. */
const onnxTypes: Record<OpName, string | null> = {
  neg: 'Neg',
  abs: 'Abs',
  sign: 'Sign',
  exp: 'Exp',
  log: 'Log',
  sqrt: 'Sqrt',
  tanh: 'Tanh',
  sin: 'Sin',
  cos: 'Cos',
  erf: 'Erf',
  sigmoid: 'Sigmoid',
  relu: 'Relu',
  softplus: 'Softplus',
  add: 'Add',
  sub: 'Sub',
  mul: 'Mul',
  div: 'Div',
  pow: 'Pow',
  maximum: 'Max',
  minimum: 'Min',
  greater: 'Greater',
  equal: 'Equal',
  toFloat: 'Cast',
  where: 'Where',
  reduceSum: 'ReduceSum',
  reduceMax: 'ReduceMax',
  softmax: 'Softmax',
  logSoftmax: 'LogSoftmax',
  hardMax: 'Hardmax',
  argMax: 'ArgMax',
  matmul: 'MatMul',
  gemm: 'Gemm',
  conv: 'Conv',
  convTranspose: 'ConvTranspose',
  convWeight: null,
  maxPool: 'MaxPool',
  reshape: 'Reshape',
  broadcastTo: 'Expand',
  transpose: 'Transpose',
  concat: 'Concat',
  piece: 'Split',
  stopGradient: null,
};

/**
 * The op of ONNX that computes a node of a graph; null if none does.
 * @param rank the number of axes of its result
 */
export function onnxTypeOf(op: string, rank: number): string | null {
  // A product of single matrices is a Gemm without a third matrix.
  if (op === 'matmul' && rank === 2) return 'Gemm';
  return Object.hasOwn(onnxTypes, op) ? onnxTypes[op as OpName] : null;
}

/** The domain of the ops for classical machine learning. */
const ML = 'ai.onnx.ml';

/** The address of ONNX's documentation of an op. @param domain empty for ONNX's own operator set */
export function onnxReference(type: string, domain = ''): string {
  return `https://onnx.ai/onnx/operators/onnx_${domain === ML ? 'aionnxml' : ''}_${type}.html`;
}
