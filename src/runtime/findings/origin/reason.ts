import type { Value } from '../../../ir/graph.ts';
import type { Shape } from '../../../math/shape.ts';

/** What made a number that is not finite. */
export type Reason =
  | { readonly kind: 'product' | 'sum' | 'difference' | 'quotient' | 'power'; readonly of: readonly [number, number] }
  | { readonly kind: 'exponential' | 'logarithm' | 'root'; readonly of: readonly [number] }
  /** A sum of many products, with the largest factors on either side. */
  | { readonly kind: 'products'; readonly of: readonly [number, number] }
  /** A sum of many numbers, with the largest. */
  | { readonly kind: 'total'; readonly of: readonly [number] }
  /** A number that was not finite before the step. */
  | { readonly kind: 'inherited'; readonly of: readonly [number] }
  | { readonly kind: 'other'; readonly of: readonly [] };

const TWO = { mul: 'product', add: 'sum', sub: 'difference', div: 'quotient', pow: 'power' } as const;
const ONE = { exp: 'exponential', log: 'logarithm', sqrt: 'root' } as const;
const PRODUCTS: readonly string[] = ['matmul', 'conv'];

/**
 * Why an op has made the first number that is not finite.
 * @param index the place of the number in the result
 * @param read the elements of an input
 */
export function reasonFor(
  { op, inputs, type }: Value,
  index: number,
  read: (input: Value) => Iterable<number> & ArrayLike<number>,
): Reason {
  const at = (input: Value) => read(input)[placeIn(input.type.shape, type.shape, index)] as number;
  const [a, b] = inputs;
  const inherited = inputs.flatMap((input) => [...read(input)].filter((value) => !Number.isFinite(value)))[0];
  if (inherited !== undefined) return { kind: 'inherited', of: [inherited] };
  if (a && b && op in TWO) return { kind: TWO[op as keyof typeof TWO], of: [at(a), at(b)] };
  if (a && op in ONE) return { kind: ONE[op as keyof typeof ONE], of: [at(a)] };
  if (a && b && PRODUCTS.some((one) => op.startsWith(one)))
    return { kind: 'products', of: [largest(read(a)), largest(read(b))] };
  if (a && op === 'reduceSum') return { kind: 'total', of: [largest(read(a))] };
  return { kind: 'other', of: [] };
}

/** The place in an operand that a place in the result of broadcasting comes from. */
function placeIn(operand: Shape, result: Shape, index: number): number {
  let [rest, place, stride] = [index, 0, 1];
  for (let axis = 1; axis <= result.length; axis++) {
    const size = result.at(-axis) as number;
    const own = operand.at(-axis) ?? 1;
    if (own > 1) place += (rest % size) * stride;
    stride *= own;
    rest = Math.floor(rest / size);
  }
  return place;
}

/** The number with the largest size. */
function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let index = 0; index < values.length; index++) {
    if (Math.abs(values[index] as number) > Math.abs(most)) most = values[index] as number;
  }
  return most;
}
