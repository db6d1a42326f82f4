/** Dashes of ghosts, distinguishable from each other and from the training curve. */
const DASHES: readonly (readonly number[])[] = [
  [1, 2],
  [3, 2],
  [8, 2],
  [6, 2, 1, 2],
  [2, 5],
  [10, 3, 3, 3],
  [1, 4],
  [12, 3, 1, 3, 1, 3],
];

export function ghostDashes(place: number): readonly number[] {
  return DASHES[(place - 1) % DASHES.length] as readonly number[];
}
