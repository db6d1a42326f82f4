import type { Judged } from './definition.ts';

/** Works something out of judged examples once for as long as they are there: several metrics ask for the same. */
export function remembered<T>(work: (judged: Judged, label: number) => T): (judged: Judged, label?: number) => T {
  const known = new WeakMap<Judged, Map<number, T>>();
  return (judged, label = 0) => {
    const results = known.get(judged) ?? new Map<number, T>();
    known.set(judged, results);
    const result = results.get(label) ?? work(judged, label);
    results.set(label, result);
    return result;
  };
}
