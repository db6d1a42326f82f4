import { PARTS, type Part } from '../../experiment/experiment.ts';
import type { RunView } from '../../runtime/protocol.ts';
import { useRun } from '../../store/run.ts';

export type PartCounts = Readonly<Record<Part, number>>;

/** The number of examples in each part of the data; null until the data are loaded. */
export function usePartCounts(): PartCounts | null {
  return useRun(({ view }) => view && countsOf(view.points));
}

type Points = RunView['points'];

/** The store changes with every frame, the points with the data. */
const known = new WeakMap<Points, PartCounts>();

function countsOf(points: Points): PartCounts {
  const before = known.get(points);
  if (before) return before;
  const counts = { train: 0, validation: 0, test: 0 };
  for (const part of points.part) {
    const name = PARTS[part];
    if (name) counts[name] += 1;
  }
  known.set(points, counts);
  return counts;
}
