import { tenth_of_rate } from '../../experiment/remedies/rates.ts';
import { formatCount } from '../../math/format.ts';
import { edit } from '../../store/experiment.ts';
import type { Remedy } from './remedies.ts';
import type { Summary } from './summary.ts';

/** For a run that has diverged: continues from its best snapshot, if one is better than the start, with shorter steps. */
export function goBack({ spec, snapshots, losses, step }: Summary): readonly Remedy[] {
  const shorter = tenth_of_rate(spec);
  const snapshot = snapshotWithLowestLoss(snapshots, losses, step);
  if (!shorter || snapshot === null) return [];
  return [
    {
      label: `Go back to step ${formatCount(snapshot)} with a tenth`,
      explain: `Goes back to the weights of step ${formatCount(snapshot)}, with ${shorter.as}`,
      apply(engine) {
        engine.restore(snapshot);
        edit(shorter.change);
      },
    },
  ];
}

/** The step of the best snapshot before a step; null if none has a lower loss than the start, which Reset restores. */
function snapshotWithLowestLoss(
  snapshots: readonly number[],
  { step, trainLoss }: Summary['losses'],
  before: number,
): number | null {
  const lossAt = (snapshot: number) => trainLoss[step.indexOf(snapshot)] ?? Number.POSITIVE_INFINITY;
  const known = snapshots.filter((snapshot) => snapshot < before && lossAt(snapshot) < (trainLoss[0] as number));
  return known.reduce<number | null>(
    (best, snapshot) => (best === null || lossAt(snapshot) < lossAt(best) ? snapshot : best),
    null,
  );
}
