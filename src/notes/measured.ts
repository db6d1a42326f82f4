import { type ExperimentSpec, layerShapesOf, parameterCount } from '../experiment/index.ts';
import { DIVERGED, type Measured } from '../goals/claim.ts';

/** What a run has been measured by; a value is NaN if it is not known. */
export interface Scores {
  readonly loss: number;
  readonly valLoss: number;
  readonly metric: number;
  readonly valMetric: number;
  readonly hasDiverged: boolean;
}

/** The quantities of a run that claims are about. @param metric the id of its metric */
export function measuredOf(spec: ExperimentSpec, metric: string, scores: Scores): Measured {
  const { loss, valLoss, hasDiverged } = scores;
  return {
    loss,
    val_loss: valLoss,
    gap: valLoss - loss,
    parameters: layerShapesOf(spec).reduce((sum, layer) => sum + parameterCount(layer).count, 0),
    [metric]: scores.metric,
    [`val_${metric}`]: scores.valMetric,
    [DIVERGED]: hasDiverged ? 1 : 0,
  };
}
