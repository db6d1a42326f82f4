/** The experiments that a link compares with its own, by the prefixes of their keys. */
export const SIDES: readonly string[] = ['b', 'c', 'd'];

/** Whether the keys of a link compare experiments. */
export function compares(keys: Iterable<string>): boolean {
  return [...keys].some((key) => SIDES.includes(key.split('.', 1)[0] ?? '') && key.includes('.'));
}
