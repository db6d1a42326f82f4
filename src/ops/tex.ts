import type { OpName } from './table.ts';

/**
 * The formula of every op, as TeX: y from x, or from a, b and c in the order of its inputs. Formulas without indices
 * apply element by element.
 */
export const opTex: Record<OpName, string> = {
  neg: 'y = -x',
  abs: 'y = |x|',
  sign: 'y = \\operatorname{sign}(x)',
  exp: 'y = e^{x}',
  log: 'y = \\ln x',
  sqrt: 'y = \\sqrt{x}',
  tanh: 'y = \\tanh x',
  sin: 'y = \\sin x',
  cos: 'y = \\cos x',
  erf: 'y = \\operatorname{erf}(x)',
  sigmoid: 'y = \\dfrac{1}{1 + e^{-x}}',
  relu: 'y = \\max(x, 0)',
  softplus: 'y = \\ln(1 + e^{x})',

  add: 'y = a + b',
  sub: 'y = a - b',
  mul: 'y = a \\odot b',
  div: 'y = \\dfrac{a}{b}',
  pow: 'y = a^{b}',
  maximum: 'y = \\max(a, b)',
  minimum: 'y = \\min(a, b)',
  greater: 'y = [\\,a > b\\,]',
  equal: 'y = [\\,a = b\\,]',
  toFloat: 'y = x \\in \\mathbb{R}',
  where: 'y = \\begin{cases} b & \\text{where } a \\\\ c & \\text{elsewhere} \\end{cases}',

  reduceSum: 'y = \\sum_{i} x_i',
  reduceMax: 'y = \\max_{i} x_i',
  softmax: 'y_i = \\dfrac{e^{x_i}}{\\sum_{j} e^{x_j}}',
  logSoftmax: 'y_i = x_i - \\ln \\sum_{j} e^{x_j}',
  hardMax: 'y_i = [\\,i = \\operatorname*{arg\\,max}_{j} x_j\\,]',
  argMax: 'y = \\operatorname*{arg\\,max}_{i} x_i',

  matmul: 'y_{ij} = \\sum_{k} a_{ik}\\, b_{kj}',
  gemm: 'y_{ij} = \\alpha \\sum_{k} a_{ik}\\, b_{kj} + c_{ij}',

  conv: 'y_{nfij} = \\sum_{c,k,l} b_{fckl}\\, a_{n,\\,c,\\,si+dk,\\,sj+dl} + c_f',
  convTranspose: 'y_{n,\\,c,\\,si+dk,\\,sj+dl} \\mathrel{+}= a_{nfij}\\, b_{fckl}',
  convWeight: 'y_{fckl} = \\sum_{n,i,j} a_{n,\\,c,\\,si+dk,\\,sj+dl}\\, b_{nfij}',
  maxPool: 'y_{ncij} = \\max_{k,l} x_{n,\\,c,\\,si+k,\\,sj+l}',

  reshape: 'y = \\operatorname{reshape}(x)',
  broadcastTo: 'y_{ij} = x_{j}',
  transpose: 'y = x^{\\top}',
  concat: 'y = [\\,x_1,\\, x_2,\\, \\dots\\,]',
  piece: '[\\,\\dots,\\, y,\\, \\dots\\,] = x',
  stopGradient: 'y = x, \\quad \\dfrac{\\partial y}{\\partial x} := 0',
};
