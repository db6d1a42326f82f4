import { median } from 'd3';
import type { RunView } from '../runtime/protocol.ts';
import { recordOf, SCORE_SERIES, type ScoreSeries } from '../runtime/series.ts';
import type { RunStore } from './run.ts';

/** The results of a run; for several runs side by side, the medians of those that have not diverged. */
export interface Outcome {
  readonly steps: number;
  /** The number of passes over the training part, with fractions. */
  readonly epochs: number;
  /** The training time, in seconds. */
  readonly seconds: number;
  /** NaN on validation examples if there are none. */
  readonly scores: Readonly<Record<ScoreSeries, number>>;
  /** The lowest validation loss of the kept moments; NaN if there is none, and for several runs. */
  readonly bestValidationLoss: number;
  /** The metric among the scores; null before the network is prepared. */
  readonly metric: RunView['metric'] | null;
}

/** The outcome of the run on the screen at the end of its curves, even if the run shows an earlier step. */
export function outcomeOf({ history, frame, view }: RunStore): Outcome {
  const { values, replicaLosses, replicaTrainLosses } = history;
  const several = replicaTrainLosses.at(-1) ?? null;
  const finite = values['validation/loss'].filter(Number.isFinite);
  const common = {
    steps: last(history.step),
    epochs: last(history.epoch),
    seconds: last(history.seconds),
    metric: view?.metric ?? null,
  };
  if (!several) {
    return {
      ...common,
      scores: recordOf(SCORE_SERIES, (series) => last(values[series])),
      bestValidationLoss: finite.length > 0 ? finite.reduce((least, loss) => Math.min(least, loss)) : Number.NaN,
    };
  }
  const replicas = frame?.step === common.steps ? frame.replicas : null;
  return {
    ...common,
    scores: {
      ...recordOf(SCORE_SERIES, (series) => middle(replicas?.values[series])),
      'train/loss': middle(several),
      'validation/loss': Number.isNaN(last(values['validation/loss'])) ? Number.NaN : middle(replicaLosses.at(-1)),
    },
    bestValidationLoss: Number.NaN,
  };
}

function last(column: readonly number[]): number {
  return column.at(-1) ?? Number.NaN;
}

function middle(values: Iterable<number> | null | undefined): number {
  return median(values ?? []) ?? Number.NaN;
}
