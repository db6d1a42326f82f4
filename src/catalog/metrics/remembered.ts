import type { Judged } from './definition.ts';

/**
 * Works something out of judged examples once for as long as they are there: several metrics ask for the same.
 * @param of what it depends on; the scores for what no threshold changes
 */
export function remembered<T>(
  work: (judged: Judged, label: number) => T,
  of: (judged: Judged) => object = (judged) => judged,
): (judged: Judged, label?: number) => T {
  const known = new WeakMap<object, Map<number, T>>();
  return (judged, label = 0) => {
    const results = known.get(of(judged)) ?? new Map<number, T>();
    known.set(of(judged), results);
    const result = results.get(label) ?? work(judged, label);
    results.set(label, result);
    return result;
  };
}

/** Stands for all that a threshold leaves as it is. */
export const byScores = ({ scores }: Judged): object => scores;
