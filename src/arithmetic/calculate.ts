import { erf } from '../math/erf.ts';
import { type Calculation, isOperation, type Operation } from './calculation.ts';

/** The result of a calculation in float64, as a pocket calculator finds it. @param read the value of a number */
export function calculate<Leaf extends object>(of: Calculation<Leaf>, read: (number: Leaf) => number): number {
  if (!isOperation(of)) return read(of);
  return apply(
    of.operation,
    of.operands.map((operand) => calculate(operand, read)),
  );
}

const OF_ONE: Partial<Record<Operation, (x: number) => number>> = {
  neg: (x) => -x,
  abs: Math.abs,
  sign: Math.sign,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  tanh: Math.tanh,
  sin: Math.sin,
  cos: Math.cos,
  erf,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  relu: (x) => Math.max(x, 0),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
};

function apply(operation: Operation, operands: readonly number[]): number {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = operands;
  const of1 = OF_ONE[operation];
  if (of1) return of1(a);
  switch (operation) {
    case 'add':
      return operands.reduce((sum, x) => sum + x, 0);
    case 'mul':
      return operands.reduce((product, x) => product * x, 1);
    case 'sub':
      return a - b;
    case 'div':
      return a / b;
    case 'pow':
      return a ** b;
    case 'maximum':
      return Math.max(...operands);
    case 'minimum':
      return Math.min(...operands);
    case 'greater':
      return Number(a > b);
    case 'equal':
      return Number(a === b);
    case 'where':
      return a !== 0 ? b : c;
    case 'argMax':
      return operands.indexOf(Math.max(...operands));
    default: {
      const [index, ...candidates] = operands;
      return Number(candidates.indexOf(Math.max(...candidates)) === index);
    }
  }
}
