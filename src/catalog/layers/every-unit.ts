/** The same for every unit of a row, [batch, units], and for every channel of an image, [batch, channels, height, width]. */
import type { Value } from '../../ir/graph.ts';
import { reshape } from '../../ops/index.ts';

/** The number of units or channels. */
export function unitsOf(x: Value): number {
  return x.type.shape[1] as number;
}

/** A number for each unit of `x`, [units], in a shape that broadcasts over `x`. */
export function forUnits(numbers: Value, x: Value): Value {
  const positions = x.type.shape.slice(2);
  return positions.length === 0 ? numbers : reshape(numbers, [unitsOf(x), ...positions.map(() => 1)]);
}

/** The axes of `x` other than that of its units. */
export function besideUnits(x: Value): readonly number[] {
  return x.type.shape.flatMap((_, axis) => (axis === 1 ? [] : [axis]));
}
