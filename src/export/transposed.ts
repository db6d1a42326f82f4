/** A matrix [rows, columns] with its axes swapped, row by row. */
export function transposed(values: Float32Array, [rows, columns]: readonly [number, number]): Float32Array {
  return Float32Array.from(values, (_, index) => values[(index % rows) * columns + Math.floor(index / rows)] as number);
}
