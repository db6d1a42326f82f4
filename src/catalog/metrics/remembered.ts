import type { Judged } from './definition.ts';

/**
 * Computes a result for judged examples only once and keeps it as long as they exist: several metrics need the same
 * result.
 * @param of the object to cache by; `byScores` for results that do not depend on the threshold
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

/** The cache key for results that do not depend on the threshold. */
export const byScores = ({ scores }: Judged): object => scores;
