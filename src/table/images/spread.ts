/**
 * Chooses at most `most` items, evenly over their classes: each class gives the same number, or all it has, and its
 * first items come first.
 * @param classes the class of each item
 * @returns the indices of the chosen items, in order
 */
export function spreadOver(classes: readonly (string | null)[], most: number): readonly number[] {
  const members = new Map<string | null, number[]>();
  for (const [index, name] of classes.entries()) {
    const list = members.get(name);
    if (list) list.push(index);
    else members.set(name, [index]);
  }
  const chosen: number[] = [];
  // From the smallest class to the largest, because what a small one lacks is shared by the others.
  const lists = [...members.values()].toSorted((a, b) => a.length - b.length);
  for (const [done, list] of lists.entries()) {
    const share = Math.floor((most - chosen.length) / (lists.length - done));
    chosen.push(...list.slice(0, share));
  }
  return chosen.toSorted((a, b) => a - b);
}
