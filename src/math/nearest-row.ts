/**
 * The index of the row with the smallest Euclidean distance to a point, of those that are accepted; −1 if none is.
 * @param rows [count, width], row-major
 * @param point [width]
 */
export function nearestRow(
  rows: ArrayLike<number>,
  point: ArrayLike<number>,
  accepts: (row: number) => boolean = () => true,
): number {
  const width = point.length;
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row * width < rows.length; row++) {
    if (!accepts(row)) continue;
    let squares = 0;
    for (let column = 0; column < width && squares < least; column++) {
      squares += ((rows[row * width + column] as number) - (point[column] as number)) ** 2;
    }
    // Also for distances that are not numbers.
    if (!(squares < least)) continue;
    least = squares;
    nearest = row;
  }
  return nearest;
}
