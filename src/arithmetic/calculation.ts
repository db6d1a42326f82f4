/** An operation on numbers, by the name of the primitive op that does the same. */
export type Operation =
  | 'neg'
  | 'abs'
  | 'sign'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'tanh'
  | 'sin'
  | 'cos'
  | 'erf'
  | 'sigmoid'
  | 'relu'
  | 'softplus'
  /** The sum of all operands. */
  | 'add'
  | 'sub'
  /** The product of all operands. */
  | 'mul'
  | 'div'
  | 'pow'
  /** The largest and the smallest operand. */
  | 'maximum'
  | 'minimum'
  /** 1 if it is true, and else 0. */
  | 'greater'
  | 'equal'
  /** The second of three operands if the first is not 0, and else the third. */
  | 'where'
  /** The index of the largest operand, the first one of several. */
  | 'argMax'
  /** 1 if the first of the other operands is their largest, and of several the first one, and else 0: `isLargest(i, x…)`. */
  | 'isLargest';

/** A calculation, whose numbers are of some kind. */
export type Calculation<Leaf> =
  | Leaf
  | { readonly operation: Operation; readonly operands: readonly Calculation<Leaf>[] };

/** Whether a part of a calculation is itself one, rather than a number. */
export function isOperation<Leaf extends object>(
  part: Calculation<Leaf>,
): part is { readonly operation: Operation; readonly operands: readonly Calculation<Leaf>[] } {
  return 'operation' in part;
}

/** The numbers of a calculation, from left to right. */
export function numbersOf<Leaf extends object>(of: Calculation<Leaf>): readonly Leaf[] {
  return isOperation(of) ? of.operands.flatMap(numbersOf) : [of];
}

/** The same calculation with other numbers. */
export function mapNumbers<Leaf extends object, Other>(
  of: Calculation<Leaf>,
  map: (number: Leaf) => Calculation<Other>,
): Calculation<Other> {
  if (!isOperation(of)) return map(of);
  return { operation: of.operation, operands: of.operands.map((operand) => mapNumbers(operand, map)) };
}
