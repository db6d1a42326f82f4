import { useMemo } from 'react';
import { PARTS, type Part } from '../../experiment/experiment.ts';
import { useRun } from '../../store/run.ts';

export type PartCounts = Readonly<Record<Part, number>>;

/** The number of examples in each part of the data; null until the data are loaded. */
export function usePartCounts(): PartCounts | null {
  const points = useRun(({ view }) => view?.points ?? null);
  return useMemo(() => {
    if (!points) return null;
    const counts = { train: 0, validation: 0, test: 0 };
    for (const part of points.part) {
      const name = PARTS[part];
      if (name) counts[name] += 1;
    }
    return counts;
  }, [points]);
}
