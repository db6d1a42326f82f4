import type { ExperimentSpec } from '../experiment/experiment.ts';
import type { LoadedWeights } from '../runtime/protocol.ts';
import { emptyHistory } from './history.ts';
import { resumeCurves } from './run.ts';
import { emptyTrail } from './trail.ts';

/** Whether the text of an experiment, and so its link, gives all of these weights. */
export function isInText({ start }: Pick<ExperimentSpec, 'start'>, weights: LoadedWeights): boolean {
  const given = new Set(start.whole.map(({ parameter }) => parameter));
  return [...weights.keys()].every((name) => given.has(name));
}

/** Prepares for the next frame to be the first of a run that starts from weights. */
export function beginCurves(spec: ExperimentSpec, weights: LoadedWeights): void {
  const editedAt = isInText(spec, weights) ? null : 0;
  resumeCurves({ history: emptyHistory, trail: emptyTrail, initial: null, moments: {}, editedAt });
}
