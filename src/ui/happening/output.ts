import type { OutputEvidence } from '../../catalog/diagnoses/evidence.ts';
import { consequenceOf } from '../../experiment/choices.ts';
import { type ExperimentSpec, entryOf } from '../../experiment/index.ts';
import type { Points, RunView } from '../../runtime/protocol.ts';

/** The numbers that an output activation can give; the others give any. */
const RANGES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  sigmoid: [0, 1],
  hard_sigmoid: [0, 1],
  tanh: [-1, 1],
  softsign: [-1, 1],
  relu: [0, Number.POSITIVE_INFINITY],
  softplus: [0, Number.POSITIVE_INFINITY],
};

const known = new WeakMap<Points, Map<string, number>>();

/** Whether the output activation suits numbers that are to be predicted; null if it does, or if classes are. */
export function outputOf({ answer, points }: RunView, spec: ExperimentSpec): OutputEvidence | null {
  const range = RANGES[spec.output.id];
  const consequence = consequenceOf(spec);
  if (answer !== 'number' || !range || consequence === null) return null;
  const shares = known.get(points) ?? new Map<string, number>();
  known.set(points, shares);
  const unreachable = shares.get(spec.output.id) ?? shareOutside(points.labels, range);
  shares.set(spec.output.id, unreachable);
  return { activation: entryOf('activations', spec.output.id).label, unreachable, consequence };
}

/** Targets that are not scored are NaN. */
function shareOutside(targets: Float32Array, [low, high]: readonly [number, number]): number {
  const scored = targets.filter((target) => !Number.isNaN(target));
  return scored.filter((target) => target < low || target > high).length / Math.max(1, scored.length);
}
