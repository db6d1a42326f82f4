import type { Frame, Replicas } from '../runtime/protocol.ts';
import { recordOf, SERIES, type SeriesId } from '../runtime/series.ts';

/** A run so far: arrays of equal length with one element per kept frame, in order of steps. */
export interface History {
  readonly step: readonly number[];
  /** The number of passes over the training part, with fractions. */
  readonly epoch: readonly number[];
  /** The training time, in seconds. */
  readonly seconds: readonly number[];
  /** The curve of every series; NaN where its value is unknown. */
  readonly values: Readonly<Record<SeriesId, readonly number[]>>;
  /**
   * What all replicas are compared by: the returns of agents, NaN before the first one, or losses, on validation examples
   * if there are any; NaN for a replica that has diverged.
   */
  readonly replicaLosses: readonly (Float32Array | null)[];
  /** Their losses on training examples; NaN for a replica that has diverged. */
  readonly replicaTrainLosses: readonly (Float32Array | null)[];
}

/** The maximum number of points; more would not fit any screen. */
export const CAPACITY = 2000;

export const emptyHistory: History = {
  step: [],
  epoch: [],
  seconds: [],
  values: recordOf(SERIES, () => []),
  replicaLosses: [],
  replicaTrainLosses: [],
};

/** Whether a stored history has a curve for every series, which may not be so if another version of the page stored it. */
export function hasAllSeries({ values }: Partial<History>): boolean {
  return SERIES.every((series) => values?.[series] !== undefined);
}

/**
 * Adds a frame to the history and removes later points: a run that starts over removes all of them, and one that
 * continues from an earlier step removes those after it. When the history is full, every second point is removed.
 * @param elapsed seconds of training since the previous frame
 */
export function extend(before: History, frame: Frame, elapsed = 0): History {
  const history = withoutPlaceholder(before);
  const last = history.step.at(-1) ?? Number.NEGATIVE_INFINITY;
  const seconds = secondsAt(history, frame.step, elapsed);
  const until = (place: number) => (history.step[place] as number) < frame.step;
  if (frame.step <= last) return append(keep(history, until), frame, seconds);
  return append(history.step.length < CAPACITY ? history : keep(history, (place) => place % 2 === 0), frame, seconds);
}

/** A single run's last point is a placeholder while its losses are unknown. */
function withoutPlaceholder(history: History): History {
  const last = history.step.length - 1;
  const isKnown = !Number.isNaN(history.values['train/loss'][last]) || history.replicaTrainLosses[last] !== null;
  return last < 0 || isKnown ? history : keep(history, (place) => place !== last);
}

/** The time it took to get to a step on the last path. */
function secondsAt({ step, seconds }: History, wanted: number, elapsed: number): number {
  const place = step.findLastIndex((one) => one <= wanted);
  return place < 0 ? 0 : (seconds[place] as number) + (step[place] === wanted ? 0 : elapsed);
}

/** The history of one of the replicas as a single run, without values that were not kept for each replica. */
export function ofReplica(history: History, replica: number): History {
  const { values, replicaLosses, replicaTrainLosses } = history;
  const unknown = history.step.map(() => Number.NaN);
  // Agents are compared by their returns.
  const returns = values.episodes.some(Number.isFinite) && {
    'train/metric': values['train/metric'].map((value, place) => replicaLosses[place]?.[replica] ?? value),
  };
  return {
    ...history,
    values: {
      ...recordOf(SERIES, () => unknown),
      'train/loss': values['train/loss'].map((loss, place) => replicaTrainLosses[place]?.[replica] ?? loss),
      'validation/loss': values['validation/loss'].map((loss, place) =>
        Number.isNaN(loss) ? loss : (replicaLosses[place]?.[replica] ?? loss),
      ),
      'learning-rate': values['learning-rate'],
      ...returns,
    },
    replicaLosses: replicaLosses.map(() => null),
    replicaTrainLosses: replicaTrainLosses.map(() => null),
  };
}

function append(history: History, frame: Frame, seconds: number): History {
  return {
    step: [...history.step, frame.step],
    epoch: [...history.epoch, frame.epoch],
    seconds: [...history.seconds, seconds],
    values: recordOf(SERIES, (series) => [...history.values[series], frame.values[series]]),
    replicaLosses: [...history.replicaLosses, frame.replicas ? watchedLosses(frame.replicas) : null],
    replicaTrainLosses: [
      ...history.replicaTrainLosses,
      frame.replicas ? finite(frame.replicas.values['train/loss']) : null,
    ],
  };
}

function watchedLosses({ values, watched }: Replicas): Float32Array {
  const { 'train/loss': train } = values;
  return values[watched].map((value, replica) => (Number.isFinite(train[replica]) ? value : Number.NaN));
}

function finite(losses: Float32Array): Float32Array {
  return losses.map((loss) => (Number.isFinite(loss) ? loss : Number.NaN));
}

function keep(history: History, wanted: (place: number) => boolean): History {
  const thin = <T>(column: readonly T[]) => column.filter((_, place) => wanted(place));
  return {
    step: thin(history.step),
    epoch: thin(history.epoch),
    seconds: thin(history.seconds),
    values: recordOf(SERIES, (series) => thin(history.values[series])),
    replicaLosses: thin(history.replicaLosses),
    replicaTrainLosses: thin(history.replicaTrainLosses),
  };
}
