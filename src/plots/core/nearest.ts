/** The first index of an increasing list whose number is at least `at`; its length if there is none. */
export function firstFrom(rising: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the number nearest to `at` in an increasing list; −1 if the list is empty. */
export function nearest(rising: ArrayLike<number>, at: number): number {
  const above = firstFrom(rising, at);
  if (above === 0) return rising.length > 0 ? 0 : -1;
  if (above === rising.length) return above - 1;
  return at - (rising[above - 1] as number) <= (rising[above] as number) - at ? above - 1 : above;
}

/**
 * The range of indices between two numbers, with a neighbour on each side so that a line continues to the edge, as
 * [first, end).
 */
export function placesWithin(rising: ArrayLike<number>, [from, to]: readonly [number, number]): [number, number] {
  const first = firstFrom(rising, from);
  const end = firstFrom(rising, to);
  return [Math.max(0, first - 1), Math.min(rising.length, end + 1)];
}
